package dev.gantry.app.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.TransferNews;
import dev.gantry.docker.TransferNews.Layer;
import dev.gantry.docker.TransferNews.Phase;
import org.junit.jupiter.api.Test;

class LayerBoardTest {

    private final LayerBoard board = new LayerBoard();

    @Test
    void bytesOfAllLayersAreAddedAndExtractionCountsNoneTwice() {
        tell(new Layer("a", Phase.DOWNLOADING, 40, 100));
        tell(new Layer("b", Phase.WAITING, 0, 0));
        assertThat(board.progress().doneBytes()).isEqualTo(40);
        tell(new Layer("a", Phase.DOWNLOADED, 0, 0));
        tell(new Layer("a", Phase.EXTRACTING, 10, 100));
        tell(new Layer("b", Phase.DOWNLOADING, 5, 50));
        var now = board.progress();
        assertThat(now.doneBytes()).isEqualTo(105);
        assertThat(now.totalBytes()).isEqualTo(150);
        assertThat(now.doneLayers()).isZero();
        assertThat(now.share()).isEqualTo(0.7);
    }

    @Test
    void aPushThatTellsMoreThanThereIsStaysWithinItsSize() {
        tell(new Layer("a", Phase.UPLOADING, 1100, 1000));
        assertThat(board.progress().doneBytes()).isEqualTo(1000);
        tell(new Layer("a", Phase.DONE, 0, 0));
        assertThat(board.progress().doneLayers()).isEqualTo(1);
        assertThat(board.progress().share()).isEqualTo(1);
    }

    @Test
    void layersStandInTheOrderInWhichTheyWereNamed() {
        tell(new Layer("b", Phase.WAITING, 0, 0));
        tell(new Layer("a", Phase.PRESENT, 0, 0));
        tell(new Layer("b", Phase.RETRYING, 0, 0));
        assertThat(board.progress().layers()).extracting(Layer::id).containsExactly("b", "a");
        assertThat(board.progress().isRetrying()).isTrue();
        assertThat(board.progress().share()).isEqualTo(0.5);
    }

    @Test
    void digestNamesAndTheLastWordsAreKept() {
        assertThat(board.progress().share()).isEqualTo(-1);
        tell(new TransferNews.Said("Pulling"));
        tell(new TransferNews.Arrived("sha256:1"));
        tell(new TransferNews.Loaded("web:1"));
        tell(new TransferNews.Loaded("db:1"));
        var end = board.progress();
        assertThat(end.said()).isEqualTo("Pulling");
        assertThat(end.digest()).isEqualTo("sha256:1");
        assertThat(end.names()).containsExactly("web:1", "db:1");
    }

    private void tell(TransferNews news) {
        board.take(news);
    }
}
