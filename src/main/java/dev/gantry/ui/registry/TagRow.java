package dev.gantry.ui.registry;

import dev.gantry.app.words.Ages;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.ImageName;
import dev.gantry.registry.RemoteManifest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// A tag in a repository, and what is known of it by now.
///
/// @param manifest empty until the registry has told
/// @param failure why it could not; empty when it could
record TagRow(ImageName name, Optional<RemoteManifest> manifest, String failure) {

    private static final int SHOWN_DIGITS = 19;

    static final Comparator<TagRow> BY_CREATED =
            Comparator.comparing((TagRow row) -> row.created().orElse(Instant.MIN));

    static final Comparator<TagRow> BY_TAG =
            Comparator.comparing(TagRow::tag, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(TagRow::tag);

    String tag() {
        return name.tag();
    }

    Optional<Instant> created() {
        return manifest.flatMap(RemoteManifest::created);
    }

    long bytes() {
        return manifest.map(RemoteManifest::sizeBytes).orElse(-1L);
    }

    String digest() {
        return manifest.map(known -> brief(known.digest())).orElse(pending());
    }

    private String pending() {
        return failure.isEmpty() ? Words.of("registries.asking") : failure;
    }

    private static String brief(String digest) {
        return digest.length() > SHOWN_DIGITS ? digest.substring(0, SHOWN_DIGITS) : digest;
    }

    String size() {
        return bytes() > 0 ? Sizes.of(bytes()) : "";
    }

    String platforms() {
        return manifest.map(known -> String.join(", ", known.platforms())).orElse("");
    }

    String age(Instant now) {
        return created().map(at -> Ages.ago(Duration.between(at, now))).orElse("");
    }
}
