package dev.gantry.app.build;

import dev.gantry.app.image.TransferProgress;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.BuildNews.Output;
import dev.gantry.docker.BuildNews.Step;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps all that a build tells.
final class HeardBuild implements BuildListener {

    final List<BuildNews> news = new CopyOnWriteArrayList<>();
    final Set<String> pulled = new ConcurrentSkipListSet<>();
    final Set<String> pushed = new ConcurrentSkipListSet<>();
    volatile @Nullable BuilderChoice choice;
    volatile String version = "";
    volatile long bytes;
    private final Consumer<BuildNews> also;

    HeardBuild() {
        this(_ -> {});
    }

    HeardBuild(Consumer<BuildNews> also) {
        this.also = also;
    }

    String output() {
        return news.stream()
                .filter(Output.class::isInstance)
                .map(each -> ((Output) each).text())
                .collect(Collectors.joining());
    }

    List<Step> steps() {
        return news.stream().filter(Step.class::isInstance).map(Step.class::cast).toList();
    }

    @Override
    public void chosen(BuilderChoice builder, String itsVersion) {
        choice = builder;
        version = itsVersion;
    }

    @Override
    public void pulling(String image, TransferProgress progress) {
        pulled.add(image);
    }

    @Override
    public void pushing(String image, TransferProgress progress) {
        pushed.add(image);
    }

    @Override
    public void sending(long files, long sent) {
        bytes = sent;
    }

    @Override
    public void news(BuildNews each) {
        news.add(each);
        also.accept(each);
    }
}
