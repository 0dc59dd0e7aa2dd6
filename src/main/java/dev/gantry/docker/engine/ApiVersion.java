package dev.gantry.docker.engine;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// A version of the engine's API, such as 1.41. Compares as numbers: 1.9 is older.
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /// Docker 20.10's.
    static final ApiVersion OLDEST_WE_SPEAK = new ApiVersion(1, 41);

    /// Docker 28.5's. Newer ones drop fields that docker-java expects.
    static final ApiVersion NEWEST_WE_SPEAK = new ApiVersion(1, 51);

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
    private static final Comparator<ApiVersion> ORDER =
            Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

    static Optional<ApiVersion> parse(String written) {
        var match = FORM.matcher(written.strip());
        return match.matches()
                ? Optional.of(
                        new ApiVersion(
                                Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
                : Optional.empty();
    }

    ApiVersion orOlder(ApiVersion other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
