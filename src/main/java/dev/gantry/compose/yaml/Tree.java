package dev.gantry.compose.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value of a YAML document, and where it stands. Immutable.
public sealed interface Tree {

    Place place();

    /// What a person may write before a value to change how files are merged.
    enum Mark {
        NONE,
        /// `!reset`: takes away what the files before say.
        RESET,
        /// `!override`: replaces instead of merging.
        OVERRIDE
    }

    Mark mark();

    /// Keys with their values, in the order of the file.
    ///
    /// @param keyPlaces where each key stands
    record Mapping(Map<String, Tree> entries, Map<String, Place> keyPlaces, Mark mark, Place place)
            implements Tree {

        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
            keyPlaces = Map.copyOf(keyPlaces);
        }

        public @Nullable Tree get(String key) {
            return entries.get(key);
        }

        /// Where a key stands; the mapping itself for a key that was made up.
        public Place keyPlace(String key) {
            return keyPlaces.getOrDefault(key, place);
        }
    }

    record Sequence(List<Tree> items, Mark mark, Place place) implements Tree {

        public Sequence {
            items = Collections.unmodifiableList(new ArrayList<>(items));
        }
    }

    /// @param value what the text means: a [String], [Long], [java.math.BigInteger], [Double],
    ///   [Boolean], [java.time.OffsetDateTime] in a [Timestamp], or null
    /// @param text as it is written, without quotes
    record Scalar(@Nullable Object value, String text, Mark mark, Place place) implements Tree {}

    /// A date, which nothing in a compose file may be.
    record Timestamp(String text) {}
}
