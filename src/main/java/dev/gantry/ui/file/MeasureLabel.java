package dev.gantry.ui.file;

import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.ManagedStore;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import javafx.scene.control.Label;

/// How much is below a folder, once that is known. Who looks away ends the counting.
final class MeasureLabel {

    private MeasureLabel() {}

    static Label of(FilesViewModel model, ManagedStore store, FileEntry entry) {
        var label = new Label(Words.of("files.measuring"));
        label.setId("files-measured");
        label.setWrapText(true);
        var job =
                model.measure(
                        store,
                        entry,
                        CopyProgress.NOBODY,
                        sum ->
                                label.setText(
                                        Words.of(
                                                "files.measured",
                                                sum.names(),
                                                Sizes.of(sum.bytes()))));
        label.sceneProperty()
                .addListener((_, _, scene) -> {
                    if (scene == null) {
                        job.cancel();
                    }
                });
        return label;
    }
}
