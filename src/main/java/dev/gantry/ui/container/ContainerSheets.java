package dev.gantry.ui.container;

import dev.gantry.app.container.Secrets;
import dev.gantry.app.words.Ages;
import dev.gantry.app.words.Words;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.MountPoint;
import dev.gantry.ui.kit.FactSheet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;

/// The facts of one container, sorted for reading.
final class ContainerSheets {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM);

    private ContainerSheets() {}

    static Node overview(ContainerDetails container, boolean revealed) {
        var sheet = new FactSheet();
        identity(sheet, container, revealed);
        life(sheet, container);
        ports(sheet, container);
        mounts(sheet, container.mounts());
        networks(sheet, container);
        return sheet;
    }

    static Node environment(ContainerDetails container, boolean revealed) {
        var sheet = new FactSheet();
        for (var assignment : container.environment()) {
            int equals = assignment.indexOf('=');
            var name = equals < 0 ? assignment : assignment.substring(0, equals);
            var value = equals < 0 ? "" : assignment.substring(equals + 1);
            sheet.fact(name, FactSheet.value(revealed ? value : Secrets.maskValue(name, value)));
        }
        if (container.environment().isEmpty()) {
            sheet.none();
        }
        return sheet;
    }

    static Node labels(ContainerDetails container, boolean revealed) {
        var sheet = new FactSheet();
        container.labels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(label -> {
                    var value = label.getValue();
                    sheet.fact(
                            label.getKey(),
                            FactSheet.value(
                                    revealed ? value : Secrets.maskValue(label.getKey(), value)));
                });
        if (container.labels().isEmpty()) {
            sheet.none();
        }
        return sheet;
    }

    private static void identity(FactSheet sheet, ContainerDetails container, boolean revealed) {
        sheet.section(Words.of("detail.container"));
        sheet.fact(Words.of("detail.id"), container.id().value());
        sheet.fact(Words.of("detail.image"), container.image());
        sheet.fact(Words.of("detail.imageId"), container.imageId().value());
        sheet.fact(Words.of("detail.platform"), container.platform());
        sheet.fact(Words.of("detail.entrypoint"), line(container.entrypoint(), revealed));
        sheet.fact(Words.of("detail.command"), line(container.command(), revealed));
        sheet.fact(Words.of("detail.user"), container.user());
        sheet.fact(Words.of("detail.workingDirectory"), container.workingDirectory());
        sheet.fact(Words.of("detail.hostname"), container.hostname());
    }

    private static void life(FactSheet sheet, ContainerDetails container) {
        sheet.section(Words.of("detail.life"));
        sheet.fact(Words.of("detail.created"), moment(Optional.of(container.created())));
        sheet.fact(Words.of("detail.started"), moment(container.startedAt()));
        if (container.exitCode().isPresent()) {
            sheet.fact(Words.of("detail.finished"), moment(container.finishedAt()));
            sheet.fact(Words.of("detail.exitCode"), exit(container));
        }
        sheet.fact(Words.of("detail.error"), container.error());
        sheet.fact(Words.of("detail.restartPolicy"), container.restartPolicy());
        if (container.restartCount() > 0) {
            sheet.fact(Words.of("detail.restarts"), Integer.toString(container.restartCount()));
        }
        container.lastHealthOutputs().stream()
                .findFirst()
                .ifPresent(said -> sheet.fact(Words.of("detail.healthSays"), said.strip()));
    }

    private static String exit(ContainerDetails container) {
        int code = container.exitCode().orElseThrow();
        var key = "exit." + code;
        var words = Words.has(key) ? code + ": " + Words.of(key) : Integer.toString(code);
        return container.killedForMemory() ? Words.of("exit.memory", words) : words;
    }

    private static void ports(FactSheet sheet, ContainerDetails container) {
        sheet.section(Words.of("detail.ports"));
        if (container.ports().isEmpty()) {
            sheet.none();
        }
        for (var port : container.ports()) {
            sheet.fact(
                    port.containerPort() + "/" + port.protocol(),
                    port.published()
                            .map(at -> at.address() + ":" + at.port())
                            .orElseGet(() -> Words.of("detail.notPublished")));
        }
    }

    private static void mounts(FactSheet sheet, List<MountPoint> mounts) {
        sheet.section(Words.of("detail.mounts"));
        if (mounts.isEmpty()) {
            sheet.none();
        }
        for (var mount : mounts) {
            var key = mount.writable() ? "detail.mount" : "detail.mountReadOnly";
            sheet.fact(mount.target(), Words.of(key, mount.kind(), mount.source()));
        }
    }

    private static void networks(FactSheet sheet, ContainerDetails container) {
        sheet.section(Words.of("detail.networks"));
        if (container.networks().isEmpty()) {
            sheet.none();
        }
        container.networks().forEach((name, endpoint) -> sheet.fact(name, addresses(endpoint)));
    }

    private static String addresses(ContainerDetails.Endpoint endpoint) {
        var said =
                Stream.of(endpoint.address(), endpoint.address6(), endpoint.macAddress())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("  "));
        return said.isEmpty() ? Words.of("detail.noAddress") : said;
    }

    private static String line(List<String> words, boolean revealed) {
        var line = String.join(" ", words);
        return revealed ? line : Secrets.maskText(line);
    }

    private static String moment(Optional<Instant> when) {
        return when.map(at ->
                        Words.of(
                                "detail.moment",
                                MOMENT.format(at.atZone(ZoneId.systemDefault())),
                                Ages.ago(Duration.between(at, Instant.now()))))
                .orElse("");
    }
}
