package dev.gantry.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gantry.docker.RegistryLogin;
import dev.gantry.registry.RegistryException.Trouble;
import dev.gantry.registry.RegistryWire.Reply;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// One registry, asked from this workstation by its HTTP API.
///
/// Calls block, end when their thread is interrupted, and throw [RegistryException].
public final class RegistryClient {

    private static final int PAGE = 200;

    /// More than anybody reads; a registry that pages in circles ends here.
    private static final int MOST_PAGES = 500;

    private static final String MANIFESTS =
            String.join(
                    ", ",
                    "application/vnd.oci.image.index.v1+json",
                    "application/vnd.docker.distribution.manifest.list.v2+json",
                    "application/vnd.oci.image.manifest.v1+json",
                    "application/vnd.docker.distribution.manifest.v2+json");
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"?next\"?");

    private final RegistryWire wire;
    private final String registry;
    private final Doorkeeper door;

    public RegistryClient(RegistryWire wire, String registry, RegistryLogin login) {
        this.wire = wire;
        this.registry = registry;
        this.door = new Doorkeeper(wire, registry, login);
    }

    /// Part of a list that a registry gives in pages.
    ///
    /// @param next path of the next one; empty after the last
    public record Page(List<String> names, String next) {}

    /// Whether the login is good.
    ///
    /// @return a token to keep in place of the password; empty when the registry gives none
    public String check() {
        var reply = door.ask("GET", "/v2/", "", "");
        if (!reply.isSuccess()) {
            throw door.trouble(Trouble.NOT_A_REGISTRY, "", "HTTP " + reply.status());
        }
        return door.identityToken();
    }

    public Page repositories() {
        return repositories("/v2/_catalog?n=" + PAGE);
    }

    /// @param from the `next` of the page before
    public Page repositories(String from) {
        try {
            return page(from, "registry:catalog:*", "repositories", Trouble.NO_CATALOGUE);
        } catch (RegistryException refused) {
            // who may log in and not list is told what is wrong with listing
            boolean hub = RegistryName.isHub(registry) && refused.trouble() == Trouble.LOGIN_NEEDED;
            if (hub || refused.trouble() == Trouble.NOT_ALLOWED) {
                throw door.trouble(
                        Trouble.NO_CATALOGUE,
                        refused.scope(),
                        String.valueOf(refused.getMessage()));
            }
            throw refused;
        }
    }

    /// All of them, in the registry's order.
    public List<String> tags(String repository) {
        var tags = new ArrayList<String>();
        var next = "/v2/" + repository + "/tags/list?n=" + PAGE;
        for (int pages = 0; !next.isEmpty() && pages < MOST_PAGES; pages++) {
            var page = page(next, pulling(repository), "tags", Trouble.GONE);
            tags.addAll(page.names());
            next = page.next();
        }
        return tags;
    }

    private Page page(String path, String scope, String list, Trouble without) {
        var reply = door.ask("GET", path, scope, "");
        if (reply.status() == 404 || reply.status() == 405 || reply.status() == 501) {
            throw door.trouble(without, scope, reply.said());
        }
        var names = found(reply, scope).json().path(list);
        var texts = StreamSupport.stream(names.spliterator(), false).map(JsonNode::asText).toList();
        return new Page(texts, next(reply, path));
    }

    /// Only on the same registry: the login must not follow a link elsewhere.
    private static String next(Reply reply, String before) {
        var link = NEXT.matcher(reply.header("Link"));
        if (!link.find()) {
            return "";
        }
        try {
            var next = reply.from().resolve(link.group(1));
            boolean here = String.valueOf(next.getPath()).startsWith("/v2/");
            var query = next.getRawQuery() == null ? "" : "?" + next.getRawQuery();
            var path = next.getRawPath() + query;
            return here && !path.equals(before) ? path : "";
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }

    /// Only its digest: one short question.
    public String digest(String repository, String tag) {
        var path = "/v2/" + repository + "/manifests/" + tag;
        var reply = door.ask("HEAD", path, pulling(repository), MANIFESTS);
        var digest = found(reply, pulling(repository)).header("Docker-Content-Digest");
        return digest.isEmpty() ? digestOf(manifestReply(repository, tag)) : digest;
    }

    /// @param reference a tag or a digest
    public RemoteManifest manifest(String repository, String reference) {
        var reply = manifestReply(repository, reference);
        var manifest = reply.json();
        var type = reply.header("Content-Type");
        if (!manifest.path("manifests").isArray()) {
            return single(repository, digestOf(reply), type, manifest);
        }
        var platforms =
                stream(manifest.path("manifests"))
                        .map(each -> platform(each.path("platform")))
                        .filter(each -> !each.isEmpty() && !each.startsWith("unknown"))
                        .distinct()
                        .toList();
        var first = first(manifest.path("manifests"));
        var one = first.map(digest -> manifest(repository, digest));
        return new RemoteManifest(
                digestOf(reply),
                type,
                one.map(RemoteManifest::sizeBytes).orElse(0L),
                platforms,
                one.flatMap(RemoteManifest::created));
    }

    /// The one for most machines, where it is there. Lists in lists are not followed.
    private static Optional<String> first(JsonNode manifests) {
        var images =
                stream(manifests)
                        .filter(each -> !each.path("mediaType").asText().contains("index"))
                        .filter(each -> !each.path("mediaType").asText().contains("list"))
                        .toList();
        return images.stream()
                .filter(each -> platform(each.path("platform")).equals("linux/amd64"))
                .findFirst()
                .or(() -> images.stream().findFirst())
                .map(each -> each.path("digest").asText())
                .filter(digest -> digest.startsWith("sha"));
    }

    private RemoteManifest single(
            String repository, String digest, String type, JsonNode manifest) {
        long bytes = manifest.path("config").path("size").asLong();
        bytes += stream(manifest.path("layers")).mapToLong(one -> one.path("size").asLong()).sum();
        var config = config(repository, manifest.path("config").path("digest").asText());
        var platform = platform(config);
        return new RemoteManifest(
                digest,
                type,
                bytes,
                platform.isEmpty() ? List.of() : List.of(platform),
                instant(config.path("created").asText()));
    }

    /// Registries may keep blobs elsewhere, where the login is not to be shown.
    private JsonNode config(String repository, String digest) {
        if (!digest.startsWith("sha")) {
            return MissingNode.getInstance();
        }
        var path = "/v2/" + repository + "/blobs/" + digest;
        var reply = door.ask("GET", path, pulling(repository), "");
        if (reply.status() / 100 == 3) {
            return elsewhere(reply);
        }
        return reply.json();
    }

    private JsonNode elsewhere(Reply reply) {
        try {
            var to = reply.from().resolve(URI.create(reply.header("Location")));
            return wire.send(registry, "GET", to, Map.of()).json();
        } catch (IllegalArgumentException noAddress) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(at -> at.isAfter(Instant.EPOCH));
        } catch (DateTimeParseException unknown) {
            return Optional.empty();
        }
    }

    private static String platform(JsonNode platform) {
        return String.join(
                "/",
                Stream.of("os", "architecture", "variant")
                        .map(part -> platform.path(part).asText())
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    private Reply manifestReply(String repository, String reference) {
        var path = "/v2/" + repository + "/manifests/" + reference;
        var scope = pulling(repository);
        return found(door.ask("GET", path, scope, MANIFESTS), scope);
    }

    private Reply found(Reply reply, String scope) {
        if (reply.status() == 404) {
            throw door.trouble(Trouble.GONE, scope, reply.said());
        }
        if (!reply.isSuccess()) {
            var said = reply.said();
            throw door.trouble(
                    Trouble.NOT_A_REGISTRY,
                    scope,
                    said.isEmpty() ? "HTTP " + reply.status() : said);
        }
        return reply;
    }

    private static String digestOf(Reply reply) {
        var told = reply.header("Docker-Content-Digest");
        if (!told.isEmpty()) {
            return told;
        }
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(reply.body());
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /// The tags that go when this digest goes: every one is asked, which takes a while with many.
    public List<String> tagsOn(String repository, String digest) {
        var same = new ArrayList<String>();
        for (var tag : tags(repository)) {
            if (isOn(repository, tag, digest)) {
                same.add(tag);
            }
        }
        return same;
    }

    private boolean isOn(String repository, String tag, String digest) {
        try {
            return digest(repository, tag).equals(digest);
        } catch (RegistryException failed) {
            if (failed.trouble() == Trouble.GONE) {
                return false;
            }
            throw failed;
        }
    }

    /// Takes one tag off and leaves its image and the others, where the registry can do that.
    ///
    /// @return whether it can
    public boolean untag(String repository, String tag) {
        int status = askDeletion(repository, tag).status();
        return status / 100 == 2;
    }

    /// Every tag on it goes with it.
    public void delete(String repository, String digest) {
        var scope = deleting(repository);
        var reply = askDeletion(repository, digest);
        if (reply.status() == 405 || reply.code().equals("UNSUPPORTED")) {
            throw door.trouble(Trouble.NO_DELETION, scope, reply.said());
        }
        found(reply, scope);
    }

    private Reply askDeletion(String repository, String reference) {
        var path = "/v2/" + repository + "/manifests/" + reference;
        return door.ask("DELETE", path, deleting(repository), "");
    }

    private static String pulling(String repository) {
        return "repository:" + repository + ":pull";
    }

    private static String deleting(String repository) {
        return "repository:" + repository + ":delete";
    }
}
