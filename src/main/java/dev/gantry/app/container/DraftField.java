package dev.gantry.app.container;

import dev.gantry.app.container.DraftException.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A part of a draft as a person writes it in a field. Its words stand under `maker.` and the name
/// in small letters.
public enum DraftField {
    NAME(ContainerDraft::name, DraftField::named),
    IMAGE(ContainerDraft::image, DraftField::fromImage),
    COMMAND(
            draft -> words(draft.command()),
            (draft, text) -> draft.withCommand(ShellWords.split(text))),
    ENTRYPOINT(
            draft -> words(draft.entrypoint()),
            (draft, text) -> draft.withEntrypoint(ShellWords.split(text))),
    PORTS(
            draft -> lines(draft.ports().stream().map(PortPlan::text).toList()),
            (draft, text) ->
                    draft.withPorts(
                            lines(text).stream()
                                    .flatMap(line -> PortPlan.parse(line).stream())
                                    .toList())),
    NETWORKS(
            draft -> lines(draft.networks().stream().map(DraftField::network).toList()),
            (draft, text) ->
                    draft.withNetworks(lines(text).stream().map(DraftField::network).toList())),
    MOUNTS(
            draft -> lines(draft.mounts().stream().map(MountPlan::text).toList()),
            (draft, text) -> draft.withMounts(lines(text).stream().map(MountPlan::parse).toList())),
    ENVIRONMENT(
            draft -> lines(draft.environment()),
            (draft, text) ->
                    draft.withEnvironment(lines(text).stream().map(DraftField::pair).toList())),
    RESTART(ContainerDraft::restartPolicy, ContainerDraft::withRestartPolicy),
    MEMORY(
            draft -> draft.memoryBytes() == 0 ? "" : Quantities.size(draft.memoryBytes()),
            (draft, text) -> draft.withMemory(text.isEmpty() ? 0 : Quantities.bytes(text))),
    CPUS(
            draft -> draft.nanoCpus() == 0 ? "" : Quantities.cpus(draft.nanoCpus()),
            (draft, text) -> draft.withNanoCpus(text.isEmpty() ? 0 : Quantities.nanoCpus(text))),
    PIDS(
            draft -> draft.pidsLimit() == 0 ? "" : Long.toString(draft.pidsLimit()),
            (draft, text) -> draft.withPidsLimit(text.isEmpty() ? 0 : Quantities.number(text))),
    CAPABILITIES_ADDED(
            draft -> String.join(" ", draft.addedCapabilities()),
            (draft, text) -> draft.withAddedCapabilities(spaced(text))),
    CAPABILITIES_DROPPED(
            draft -> String.join(" ", draft.droppedCapabilities()),
            (draft, text) -> draft.withDroppedCapabilities(spaced(text))),
    LABELS(
            draft ->
                    lines(
                            draft.labels().entrySet().stream()
                                    .map(label -> label.getKey() + "=" + label.getValue())
                                    .toList()),
            DraftField::labelled),
    TMPFS(
            draft -> lines(draft.tmpfs().entrySet().stream().map(DraftField::tmpfs).toList()),
            DraftField::inMemory),
    PLATFORM(ContainerDraft::platform, DraftField::placed),
    HEALTH_COMMAND(
            draft -> health(draft, HealthPlan::command),
            (draft, text) -> checked(draft, plan -> plan.running(text))),
    HEALTH_INTERVAL(
            draft -> health(draft, plan -> Quantities.time(plan.interval())),
            (draft, text) -> checked(draft, plan -> plan.every(time(text)))),
    HEALTH_TIMEOUT(
            draft -> health(draft, plan -> Quantities.time(plan.timeout())),
            (draft, text) -> checked(draft, plan -> plan.within(time(text)))),
    HEALTH_START_PERIOD(
            draft -> health(draft, plan -> Quantities.time(plan.startPeriod())),
            (draft, text) -> checked(draft, plan -> plan.startingFor(time(text)))),
    HEALTH_RETRIES(
            draft -> health(draft, plan -> plan.retries() == 0 ? "" : "" + plan.retries()),
            (draft, text) -> checked(draft, plan -> plan.failing(count(text))));

    /// The engine's own rule for names.
    private static final Pattern PATTERN = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    private final Function<ContainerDraft, String> reading;
    private final BiFunction<ContainerDraft, String, ContainerDraft> writing;

    DraftField(
            Function<ContainerDraft, String> reading,
            BiFunction<ContainerDraft, String, ContainerDraft> writing) {
        this.reading = reading;
        this.writing = writing;
    }

    public String read(ContainerDraft draft) {
        return reading.apply(draft);
    }

    /// The draft with this part as it is written; what was not changed keeps its form.
    ///
    /// Throws [DraftException].
    public ContainerDraft write(ContainerDraft draft, String text) {
        return text.equals(read(draft)) ? draft : writing.apply(draft, text.strip());
    }

    private static ContainerDraft named(ContainerDraft draft, String text) {
        if (!text.isEmpty() && !PATTERN.matcher(text).matches()) {
            throw new DraftException(Reason.NAME, text);
        }
        return draft.withName(text);
    }

    private static ContainerDraft fromImage(ContainerDraft draft, String text) {
        if (text.chars().anyMatch(Character::isWhitespace)) {
            throw new DraftException(Reason.NAME, text);
        }
        return draft.withImage(text);
    }

    private static String words(List<String> words) {
        return words.stream().map(ShellLine::quote).collect(Collectors.joining(" "));
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<String> spaced(String text) {
        return Arrays.stream(text.split("[\\s,]+")).filter(word -> !word.isEmpty()).toList();
    }

    private static String network(NetworkPlan plan) {
        return String.join(" ", plan.network(), String.join(" ", plan.aliases())).strip();
    }

    private static NetworkPlan network(String line) {
        var words = spaced(line);
        return new NetworkPlan(words.getFirst(), words.subList(1, words.size()));
    }

    private static String pair(String line) {
        if (line.indexOf('=') <= 0) {
            throw new DraftException(Reason.PAIR, line);
        }
        return line;
    }

    private static ContainerDraft labelled(ContainerDraft draft, String text) {
        var labels = new LinkedHashMap<String, String>();
        for (var line : lines(text)) {
            var parts = pair(line).split("=", 2);
            labels.put(parts[0], parts[1]);
        }
        return draft.withLabels(labels);
    }

    private static String health(ContainerDraft draft, Function<HealthPlan, String> part) {
        return draft.health().map(part).orElse("");
    }

    /// A check of which nothing is said is the image's own.
    private static ContainerDraft checked(
            ContainerDraft draft, Function<HealthPlan, HealthPlan> how) {
        var plan = how.apply(draft.health().orElse(HealthPlan.NONE));
        return draft.withHealth(Optional.of(plan).filter(it -> !it.equals(HealthPlan.NONE)));
    }

    private static Duration time(String text) {
        return text.isEmpty() ? Duration.ZERO : Quantities.time(text);
    }

    private static int count(String text) {
        return text.isEmpty() ? 0 : Math.toIntExact(Quantities.number(text) % Integer.MAX_VALUE);
    }

    private static String tmpfs(Map.Entry<String, String> folder) {
        return folder.getValue().isEmpty()
                ? folder.getKey()
                : folder.getKey() + ":" + folder.getValue();
    }

    private static ContainerDraft inMemory(ContainerDraft draft, String text) {
        var folders = new LinkedHashMap<String, String>();
        for (var line : lines(text)) {
            if (!line.startsWith("/")) {
                throw new DraftException(Reason.TMPFS, line);
            }
            var parts = line.split(":", 2);
            folders.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return draft.withTmpfs(folders);
    }

    private static ContainerDraft placed(ContainerDraft draft, String text) {
        if (!text.matches("(?:[\\w.-]+(?:/[\\w.-]+){0,2})?")) {
            throw new DraftException(Reason.PLATFORM, text);
        }
        return draft.withPlatform(text);
    }
}
