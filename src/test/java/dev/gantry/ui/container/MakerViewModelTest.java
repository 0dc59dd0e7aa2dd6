package dev.gantry.ui.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.container.ContainerDraft;
import dev.gantry.app.container.DraftField;
import dev.gantry.docker.Container;
import dev.gantry.docker.PortMapping;
import dev.gantry.docker.PortMapping.Published;
import dev.gantry.docker.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakerViewModelTest {

    @Test
    void whatIsWrittenIsInTheDraft() {
        var maker = maker();
        write(maker, DraftField.IMAGE, "nginx:1.27");
        write(maker, DraftField.COMMAND, "nginx -g 'daemon off;'");
        write(maker, DraftField.PORTS, "8080:80\n127.0.0.1:8081:81/udp");
        write(maker, DraftField.NETWORKS, "shop www web\nback");
        write(maker, DraftField.MOUNTS, "data:/data\n/etc/x:/x:ro");
        write(maker, DraftField.MEMORY, "64m");
        write(maker, DraftField.HEALTH_COMMAND, "curl -f localhost");
        write(maker, DraftField.HEALTH_INTERVAL, "5s");
        write(maker, DraftField.HEALTH_TIMEOUT, "2s");
        write(maker, DraftField.HEALTH_START_PERIOD, "1m");
        write(maker, DraftField.HEALTH_RETRIES, "4");
        write(maker, DraftField.TMPFS, "/run:size=1m\n/tmp");
        write(maker, DraftField.PLATFORM, "linux/arm64");
        var draft = maker.draft();
        assertThat(draft.command()).containsExactly("nginx", "-g", "daemon off;");
        assertThat(draft.memoryBytes()).isEqualTo(64 << 20);
        assertThat(draft.health().orElseThrow().interval()).hasSeconds(5);
        for (var field :
                List.of(
                        DraftField.TMPFS,
                        DraftField.PLATFORM,
                        DraftField.HEALTH_TIMEOUT,
                        DraftField.HEALTH_START_PERIOD,
                        DraftField.HEALTH_RETRIES,
                        DraftField.PORTS,
                        DraftField.NETWORKS,
                        DraftField.MOUNTS,
                        DraftField.HEALTH_COMMAND)) {
            assertThat(field.read(draft)).isEqualTo(maker.text(field).get());
        }
        assertThat(maker.rightProperty().get()).isTrue();
    }

    @Test
    void whatIsWrongIsSaidBesideItsField() {
        var maker = maker();
        assertThat(maker.rightProperty().get()).isFalse(); // no image yet
        write(maker, DraftField.IMAGE, "nginx");
        assertThat(maker.rightProperty().get()).isTrue();
        write(maker, DraftField.PORTS, "eighty");
        assertThat(maker.problem(DraftField.PORTS).get()).contains("eighty");
        assertThat(maker.problem(DraftField.NAME).get()).isEmpty();
        assertThat(maker.rightProperty().get()).isFalse();
        write(maker, DraftField.PORTS, "80");
        assertThat(maker.rightProperty().get()).isTrue();
    }

    @Test
    void anEmptiedFieldIsTheEnginesOwnAgain() {
        var maker = maker();
        write(maker, DraftField.IMAGE, "nginx");
        write(maker, DraftField.HEALTH_TIMEOUT, "2s"); // of the image's own check
        assertThat(maker.draft().createJson()).contains("\"Timeout\":2000000000");
        write(maker, DraftField.HEALTH_TIMEOUT, "");
        assertThat(maker.draft().health()).isEmpty();
        write(maker, DraftField.TMPFS, "run");
        assertThat(maker.problem(DraftField.TMPFS).get()).contains("run");
        write(maker, DraftField.TMPFS, "");
        write(maker, DraftField.PLATFORM, "an arm");
        assertThat(maker.problem(DraftField.PLATFORM).get()).contains("an arm");
        assertThat(maker.rightProperty().get()).isFalse();
    }

    @Test
    void whatAPastedLineLeavesOutIsSaid() {
        var maker = maker();
        var pasted =
                maker.paste(
                        "docker run --cidfile x --health-start-interval 3s --health-cmd a nginx");
        assertThat(pasted.isTaken()).isTrue();
        assertThat(pasted.said())
                .isEqualTo("Taken over, but for --cidfile: Gantry has no place for it.");
        write(maker, DraftField.HEALTH_INTERVAL, "5s");
        assertThat(maker.draft().createJson()).contains("\"StartInterval\":3000000000");
    }

    @Test
    void aTakenPortNamesItsHolderAndAFreeOne() {
        var maker = maker(publishing("web", 8080), publishing("api", 8081));
        write(maker, DraftField.IMAGE, "nginx");
        write(maker, DraftField.PORTS, "8080:80");
        assertThat(maker.problem(DraftField.PORTS).get())
                .isEqualTo("Port 8080 is taken by web. 8082 is free.");
        assertThat(maker.rightProperty().get()).isTrue();
        write(maker, DraftField.PORTS, "8082:80");
        assertThat(maker.problem(DraftField.PORTS).get()).isEmpty();
    }

    @Test
    void theEditedOneDoesNotStandInItsOwnWay() {
        var web = publishing("web", 8080);
        var maker =
                new MakerViewModel(
                        ContainerDraft.of("nginx").withName("web"),
                        List.of(web),
                        Optional.of(web.id()));
        write(maker, DraftField.PORTS, "8080:80");
        assertThat(maker.problem(DraftField.PORTS).get()).isEmpty();
        assertThat(maker.problem(DraftField.NAME).get()).isEmpty();
        assertThat(maker.rightProperty().get()).isTrue();
    }

    @Test
    void aTakenNameIsNotTakenAgain() {
        var maker = maker(publishing("web", 8080));
        write(maker, DraftField.IMAGE, "nginx");
        write(maker, DraftField.NAME, "web");
        assertThat(maker.problem(DraftField.NAME).get()).contains("web");
        assertThat(maker.rightProperty().get()).isFalse();
    }

    @Test
    void aPastedLineFillsTheFields() {
        var maker = maker();
        assertThat(maker.paste("docker run -p 80:80 --restart always nginx").said()).isEmpty();
        assertThat(maker.text(DraftField.PORTS).get()).isEqualTo("80:80");
        assertThat(maker.text(DraftField.RESTART).get()).isEqualTo("always");
        assertThat(maker.paste("rm -rf /").said()).contains("rm");
        assertThat(maker.text(DraftField.IMAGE).get()).isEqualTo("nginx");
    }

    @Test
    void aFileOfVariablesIsAdded(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve(".env"), "# comment\nB=2\n\nC=a b\n");
        var maker = maker();
        write(maker, DraftField.ENVIRONMENT, "A=1");
        assertThat(maker.loadEnvironment(file)).isEmpty();
        assertThat(maker.text(DraftField.ENVIRONMENT).get()).isEqualTo("A=1\nB=2\nC=a b");
        assertThat(maker.loadEnvironment(folder.resolve("none"))).contains("none");
    }

    private static void write(MakerViewModel maker, DraftField field, String text) {
        maker.text(field).set(text);
    }

    private static MakerViewModel maker(Container... others) {
        return new MakerViewModel(
                ContainerDraft.of(""), new ArrayList<>(List.of(others)), Optional.empty());
    }

    private static Container publishing(String name, int port) {
        var plain = Samples.container(name, Container.State.RUNNING);
        return new Container(
                plain.id(),
                plain.name(),
                plain.image(),
                plain.imageId(),
                plain.state(),
                plain.health(),
                plain.since(),
                plain.exitCode(),
                plain.created(),
                List.of(new PortMapping(80, "tcp", Optional.of(new Published("0.0.0.0", port)))),
                plain.mounts(),
                plain.networks(),
                plain.labels());
    }
}
