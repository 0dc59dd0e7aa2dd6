package dev.gantry.registry;

import dev.gantry.docker.ImageName;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What registries are called: by people, in image names, and in the docker CLI's settings.
public final class RegistryName {

    /// The CLI's key for Docker Hub.
    public static final String HUB_KEY = "https://index.docker.io/v1/";

    private static final Pattern HOST =
            Pattern.compile(
                    "(?:\\[[0-9a-fA-F:.]+]|[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?)(?::[0-9]{1,5})?");

    private RegistryName() {}

    /// Reads what a person wrote, with or without scheme and path. Nothing means Docker Hub.
    public static Optional<String> read(String text) {
        var host = hostOf(text.strip());
        if (host.isEmpty() || isHub(host)) {
            return Optional.of(ImageName.DOCKER_HUB);
        }
        return Optional.of(host).filter(name -> HOST.matcher(name).matches());
    }

    public static boolean isHub(String registry) {
        return switch (registry.toLowerCase(Locale.ROOT)) {
            case "docker.io", "index.docker.io", "registry-1.docker.io" -> true;
            default -> false;
        };
    }

    /// Under which the CLI keeps its login.
    public static String keyOf(String registry) {
        return isHub(registry) ? HUB_KEY : registry;
    }

    /// The registry that a key of the CLI means.
    static String ofKey(String key) {
        var host = hostOf(key);
        return isHub(host) ? ImageName.DOCKER_HUB : host;
    }

    /// Without scheme and path, as the CLI compares keys.
    static String hostOf(String key) {
        int scheme = key.indexOf("://");
        var rest = scheme < 0 ? key : key.substring(scheme + 3);
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }
}
