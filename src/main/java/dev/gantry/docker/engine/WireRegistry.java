package dev.gantry.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.InsecureRegistries;
import dev.gantry.docker.RegistryLogin;
import dev.gantry.docker.RemoteImage;
import dev.gantry.docker.TransferStream;
import dev.gantry.docker.engine.wire.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;

/// What an engine does with registries for a person.
final class WireRegistry {

    static final String AUTH = "X-Registry-Auth";

    /// A registry that is far away, and a token server that is further.
    private static final Duration ASKING = Duration.ofSeconds(60);

    private final RawApi api;
    private final EngineErrors errors;

    WireRegistry(RawApi api, EngineErrors errors) {
        this.api = api;
        this.errors = errors;
    }

    TransferStream pull(ImageName name, String platform, RegistryLogin login) {
        var request =
                Request.post("/images/create")
                        .query("fromImage", name.familiarRepository())
                        .query("tag", name.version());
        return transfer(platform.isEmpty() ? request : request.query("platform", platform), login);
    }

    /// Without a tag the engine would send all there are.
    TransferStream push(ImageName name, RegistryLogin login) {
        if (name.tag().isEmpty() || !name.digest().isEmpty()) {
            throw new IllegalArgumentException("one tag is pushed at a time: " + name);
        }
        var path = "/images/" + path(name.familiarRepository()) + "/push";
        return transfer(Request.post(path).query("tag", name.tag()), login);
    }

    /// The first word may take as long as the registry does.
    private TransferStream transfer(Request request, RegistryLogin login) {
        var asked = request.header(AUTH, header(login));
        return errors.patient(() -> new WireTransfer(api.call(asked).send().orRefusal(), errors));
    }

    RemoteImage atRegistry(ImageName name, RegistryLogin login) {
        var plain = name.withTag(name.digest().isEmpty() ? name.tag() : "");
        var text = name.digest().isEmpty() ? plain.toString() : plain + "@" + name.digest();
        var request = Request.get("/distribution/" + path(text) + "/json");
        var reply = errors.within(ASKING, () -> api.get(request.header(AUTH, header(login))));
        return new RemoteImage(
                Json.text(reply.path("Descriptor").path("digest")),
                reply.path("Platforms").valueStream().map(WireRegistry::platform).toList());
    }

    static String platform(JsonNode platform) {
        var parts =
                Stream.of("os", "architecture", "variant")
                        .map(part -> Json.text(platform.path(part)))
                        .filter(part -> !part.isEmpty());
        return String.join("/", parts.toList());
    }

    String logIn(RegistryLogin login) {
        var body =
                Json.MAPPER
                        .createObjectNode()
                        .put("serveraddress", login.server())
                        .put("username", login.username())
                        .put("password", login.password())
                        .put("identitytoken", login.identityToken());
        var request = Request.post("/auth").json(body.toString());
        return Json.text(errors.within(ASKING, () -> api.ask(request)).path("IdentityToken"));
    }

    InsecureRegistries insecure() {
        var settings = errors.within(ASKING, () -> api.get(Request.get("/info")));
        var registries = settings.path("RegistryConfig");
        var names =
                registries
                        .path("IndexConfigs")
                        .propertyStream()
                        .filter(each -> !each.getValue().path("Secure").asBoolean(true))
                        .map(Map.Entry::getKey)
                        .toList();
        var networks =
                registries.path("InsecureRegistryCIDRs").valueStream().map(Json::text).toList();
        return new InsecureRegistries(names, networks);
    }

    /// Base64 in the alphabet for addresses, with padding: Go's reader wants it so.
    static String header(RegistryLogin login) {
        var bytes = json(login).toString().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    static JsonNode json(RegistryLogin login) {
        var json = Json.MAPPER.createObjectNode();
        put(json, "username", login.username());
        put(json, "password", login.password());
        put(json, "identitytoken", login.identityToken());
        put(json, "registrytoken", login.registryToken());
        put(json, "serveraddress", login.server());
        return json;
    }

    private static void put(
            com.fasterxml.jackson.databind.node.ObjectNode json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    /// A name has slashes, which the engine's paths keep.
    static String path(String name) {
        return RawApi.segment(name).replace("%2F", "/").replace("%3A", ":").replace("%40", "@");
    }
}
