package dev.gantry.docker;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an image is called: `registry/repository:tag@digest`, with the parts that a person may
/// leave out filled in as the docker CLI does.
///
/// @param registry host and perhaps port: `docker.io`, `localhost:5000`
/// @param repository the path on it: `library/nginx`
/// @param tag empty when only a digest is given
/// @param digest such as `sha256:…`; empty when there is none
public record ImageName(String registry, String repository, String tag, String digest) {

    public static final String DOCKER_HUB = "docker.io";

    private static final String OFFICIAL = "library/";
    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern PATH = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*");
    private static final Pattern TAG = Pattern.compile("[\\w][\\w.-]{0,127}");
    private static final Pattern DIGEST =
            Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}");
    private static final Pattern ID = Pattern.compile("(sha256:)?[0-9a-f]{64}");
    private static final Pattern HOST =
            Pattern.compile(
                    "(?:\\[[0-9a-fA-F:.]+]|[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?)(?::[0-9]+)?");
    private static final int LONGEST_PATH = 255;

    /// What is wrong with a name that a person wrote.
    public enum Mistake {
        EMPTY,
        /// Repositories are written in lower case.
        UPPER_CASE,
        REGISTRY,
        REPOSITORY,
        TAG,
        DIGEST,
        /// 64 hexadecimal digits are an id.
        ID
    }

    /// A name that no image can have.
    public static final class BadNameException extends IllegalArgumentException {
        private final Mistake mistake;

        BadNameException(Mistake mistake, String text) {
            super(mistake + ": " + text);
            this.mistake = mistake;
        }

        public Mistake mistake() {
            return mistake;
        }
    }

    /// Reads what a person wrote. Without tag and digest it means `latest`.
    ///
    /// @throws BadNameException when no image can be called so
    public static ImageName parse(String text) {
        var name = text.strip();
        int at = name.indexOf('@');
        var digest = at < 0 ? "" : name.substring(at + 1);
        check(at < 0 || DIGEST.matcher(digest).matches(), Mistake.DIGEST, text);
        return tagged(at < 0 ? name : name.substring(0, at), digest, text);
    }

    private static ImageName tagged(String name, String digest, String text) {
        check(!name.isEmpty(), Mistake.EMPTY, text);
        check(!ID.matcher(name).matches(), Mistake.ID, text);
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        var tag = colon < 0 ? "" : name.substring(colon + 1);
        check(colon < 0 || TAG.matcher(tag).matches(), Mistake.TAG, text);
        var place = colon < 0 ? name : name.substring(0, colon);
        return placed(place, tag.isEmpty() && digest.isEmpty() ? "latest" : tag, digest, text);
    }

    private static ImageName placed(String place, String tag, String digest, String text) {
        int slash = place.indexOf('/');
        var first = slash < 0 ? "" : place.substring(0, slash);
        boolean named = isRegistry(first);
        var registry = named ? first : DOCKER_HUB;
        check(HOST.matcher(registry).matches(), Mistake.REGISTRY, text);
        var path = named ? place.substring(slash + 1) : place;
        check(path.equals(path.toLowerCase(Locale.ROOT)), Mistake.UPPER_CASE, text);
        check(PATH.matcher(path).matches(), Mistake.REPOSITORY, text);
        check(registry.length() + path.length() < LONGEST_PATH, Mistake.REPOSITORY, text);
        boolean hub = registry.equals(DOCKER_HUB) || registry.equals("index.docker.io");
        var full = hub && path.indexOf('/') < 0 ? OFFICIAL + path : path;
        return new ImageName(hub ? DOCKER_HUB : registry, full, tag, digest);
    }

    /// The CLI's rule: a dot, a port, `localhost` or upper case make a first part a host.
    private static boolean isRegistry(String first) {
        return first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
    }

    private static void check(boolean right, Mistake mistake, String text) {
        if (!right) {
            throw new BadNameException(mistake, text);
        }
    }

    /// As [#parse], where what cannot be read is no news to anybody.
    public static Optional<ImageName> read(String text) {
        try {
            return Optional.of(parse(text));
        } catch (BadNameException notOne) {
            return Optional.empty();
        }
    }

    /// Registry and path, without what the docker CLI leaves out: `nginx`, `localhost:5000/web`.
    public String familiarRepository() {
        if (!registry.equals(DOCKER_HUB)) {
            return registry + "/" + repository;
        }
        return repository.startsWith(OFFICIAL)
                ? repository.substring(OFFICIAL.length())
                : repository;
    }

    /// As the docker CLI shows it.
    @Override
    public String toString() {
        return familiarRepository()
                + (tag.isEmpty() ? "" : ":" + tag)
                + (digest.isEmpty() ? "" : "@" + digest);
    }

    public ImageName withTag(String other) {
        return new ImageName(registry, repository, other, "");
    }

    /// What the engine and registries call `tag`: the digest when there is one.
    public String version() {
        return digest.isEmpty() ? tag : digest;
    }
}
