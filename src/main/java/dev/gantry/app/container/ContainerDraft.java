package dev.gantry.app.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A container that is not made yet: a typed face over what the engine's create call takes.
///
/// What this face does not know is kept as it is. Immutable: each `with` gives a changed copy.
public final class ContainerDraft {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String name;
    private final String platform;
    private final ObjectNode body;

    /// @param body `Config`, `HostConfig` and `NetworkingConfig`, as `POST /containers/create`
    ///   takes them, with all networks
    ContainerDraft(String name, ObjectNode body) {
        this(name, "", body);
    }

    ContainerDraft(String name, String platform, ObjectNode body) {
        this.name = name;
        this.platform = platform;
        this.body = body;
    }

    public static ContainerDraft of(String image) {
        return new ContainerDraft("", NODES.objectNode()).withImage(image);
    }

    /// A copy of what the engine's create call takes, with all networks.
    public ObjectNode body() {
        return body.deepCopy();
    }

    /// Empty to let the engine find one.
    public String name() {
        return name;
    }

    public ContainerDraft withName(String now) {
        return new ContainerDraft(now, platform, body);
    }

    /// Of the image, such as `linux/arm64`; empty for the engine's own.
    public String platform() {
        return platform;
    }

    public ContainerDraft withPlatform(String now) {
        return new ContainerDraft(name, now, body);
    }

    public String image() {
        return body.path("Image").asText("");
    }

    public ContainerDraft withImage(String image) {
        return changed(body -> body.put("Image", image));
    }

    public List<String> command() {
        return texts(body.path("Cmd"));
    }

    public ContainerDraft withCommand(List<String> words) {
        return changed(body -> put(body, "Cmd", words));
    }

    public List<String> entrypoint() {
        return texts(body.path("Entrypoint"));
    }

    public ContainerDraft withEntrypoint(List<String> words) {
        return changed(body -> put(body, "Entrypoint", words));
    }

    /// `NAME=value`.
    public List<String> environment() {
        return texts(body.path("Env"));
    }

    public ContainerDraft withEnvironment(List<String> assignments) {
        return changed(body -> put(body, "Env", assignments));
    }

    public Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        body.path("Labels").forEachEntry((key, value) -> labels.put(key, value.asText("")));
        return labels;
    }

    public ContainerDraft withLabels(Map<String, String> labels) {
        return changed(body -> {
            var node = body.putObject("Labels");
            labels.forEach(node::put);
        });
    }

    public List<PortPlan> ports() {
        var plans = new ArrayList<PortPlan>();
        host().path("PortBindings")
                .forEachEntry((inside, bindings) ->
                        bindings.forEach(at ->
                                plans.add(
                                        new PortPlan(
                                                at.path("HostIp").asText(""),
                                                at.path("HostPort").asText(""),
                                                inside))));
        return plans;
    }

    public ContainerDraft withPorts(List<PortPlan> plans) {
        return changed(body -> {
            ports().forEach(old -> body.withObjectProperty("ExposedPorts").remove(old.inside()));
            var bindings = body.withObjectProperty("HostConfig").putObject("PortBindings");
            for (var plan : plans) {
                body.withObjectProperty("ExposedPorts").putObject(plan.inside());
                bindings.withArrayProperty(plan.inside())
                        .addObject()
                        .put("HostIp", plan.address())
                        .put("HostPort", plan.outside());
            }
        });
    }

    /// Folders and volumes; what else is mounted is kept without being told here.
    public List<MountPlan> mounts() {
        return DraftMounts.of(body);
    }

    public ContainerDraft withMounts(List<MountPlan> plans) {
        return changed(body -> DraftMounts.put(body, plans));
    }

    /// What is kept in memory only: options by folder.
    public Map<String, String> tmpfs() {
        var folders = new LinkedHashMap<String, String>();
        host().path("Tmpfs").forEachEntry((key, value) -> folders.put(key, value.asText("")));
        return folders;
    }

    public ContainerDraft withTmpfs(Map<String, String> folders) {
        return changedHost(host -> {
            var node = host.putObject("Tmpfs");
            folders.forEach(node::put);
        });
    }

    /// The first is the one it starts in.
    public List<NetworkPlan> networks() {
        return DraftNetworks.of(body);
    }

    public ContainerDraft withNetworks(List<NetworkPlan> plans) {
        return changed(body -> DraftNetworks.put(body, plans));
    }

    /// `no`, `always`, `unless-stopped`, `on-failure` or `on-failure:3`.
    public String restartPolicy() {
        var policy = host().path("RestartPolicy");
        var kind = policy.path("Name").asText("");
        int tries = policy.path("MaximumRetryCount").asInt();
        return kind.isEmpty() ? "no" : tries > 0 ? kind + ":" + tries : kind;
    }

    /// Throws [DraftException] for what is no policy.
    public ContainerDraft withRestartPolicy(String policy) {
        return changed(body ->
                body.withObjectProperty("HostConfig")
                        .set("RestartPolicy", RestartPolicies.node(policy)));
    }

    /// 0 for no limit.
    public long memoryBytes() {
        return host().path("Memory").asLong();
    }

    /// Swap follows: as much again, as with `docker run`.
    public ContainerDraft withMemory(long bytes) {
        return bytes == memoryBytes()
                ? this
                : changedHost(host -> {
                    host.put("Memory", bytes);
                    host.remove("MemorySwap");
                });
    }

    /// A billion is one core; 0 for no limit.
    public long nanoCpus() {
        return host().path("NanoCpus").asLong();
    }

    public ContainerDraft withNanoCpus(long nano) {
        return changedHost(host -> host.put("NanoCpus", nano));
    }

    /// 0 for no limit.
    public long pidsLimit() {
        return Math.max(0, host().path("PidsLimit").asLong());
    }

    public ContainerDraft withPidsLimit(long most) {
        return changedHost(host -> host.put("PidsLimit", most));
    }

    public List<String> addedCapabilities() {
        return texts(host().path("CapAdd"));
    }

    public ContainerDraft withAddedCapabilities(List<String> names) {
        return changedHost(host -> put(host, "CapAdd", names));
    }

    public List<String> droppedCapabilities() {
        return texts(host().path("CapDrop"));
    }

    public ContainerDraft withDroppedCapabilities(List<String> names) {
        return changedHost(host -> put(host, "CapDrop", names));
    }

    /// Absent when the image's own check, or none, is to run.
    public Optional<HealthPlan> health() {
        return HealthPlan.of(body.path("Healthcheck"));
    }

    /// One that was not changed keeps its form, with a shell or without.
    public ContainerDraft withHealth(Optional<HealthPlan> plan) {
        if (plan.equals(health())) {
            return this;
        }
        return changed(body -> {
            var kept = body.path("Healthcheck").path("StartInterval");
            body.remove("Healthcheck");
            plan.ifPresent(check -> check.put(body.putObject("Healthcheck"), kept));
        });
    }

    /// Vanishes when it ends.
    public boolean isRemovedAtTheEnd() {
        return host().path("AutoRemove").asBoolean();
    }

    /// What the create call is given: the network it starts in, and not the others, which old
    /// engines refuse.
    public String createJson() {
        return DraftNetworks.withFirstOnly(body.deepCopy()).toString();
    }

    /// The networks it has to be connected to after it was made: by name, each with its
    /// `EndpointConfig`.
    public Map<String, String> furtherNetworks() {
        return DraftNetworks.further(body);
    }

    private JsonNode host() {
        return body.path("HostConfig");
    }

    private ContainerDraft changed(Consumer<ObjectNode> how) {
        var copy = body.deepCopy();
        how.accept(copy);
        return new ContainerDraft(name, platform, copy);
    }

    private ContainerDraft changedHost(Consumer<ObjectNode> how) {
        return changed(body -> how.accept(body.withObjectProperty("HostConfig")));
    }

    private static void put(ObjectNode node, String key, List<String> values) {
        if (values.isEmpty()) {
            node.remove(key);
            return;
        }
        var array = node.putArray(key);
        values.forEach(array::add);
    }

    static List<String> texts(JsonNode array) {
        return array.isTextual()
                ? List.of(array.asText())
                : array.valueStream().map(each -> each.asText("")).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContainerDraft draft
                && draft.name.equals(name)
                && draft.platform.equals(platform)
                && draft.body.equals(body);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + body.hashCode();
    }

    /// Without its body, which holds secrets.
    @Override
    public String toString() {
        return "ContainerDraft[" + name + ", " + image() + "]";
    }
}
