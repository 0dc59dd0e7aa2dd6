package dev.gantry.ui.image;

import dev.gantry.app.words.Ages;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.Image;
import dev.gantry.docker.ImageName;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One name of an image as the list shows it; an image without any has one row of its own.
///
/// @param tagged the name as the engine has it; empty for a dangling image
/// @param name the same, read
/// @param users the containers that stand on the image, by whatever name
record ImageRow(Image image, String tagged, Optional<ImageName> name, List<Container> users) {

    static final Comparator<ImageRow> BY_NAME =
            Comparator.comparing(ImageRow::isDangling)
                    .thenComparing(ImageRow::repository, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(ImageRow::tag, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(row -> row.image.id().value());

    static List<ImageRow> of(Image image, List<Container> users) {
        if (image.tags().isEmpty()) {
            return List.of(new ImageRow(image, "", Optional.empty(), users));
        }
        return image.tags().stream()
                .map(tag -> new ImageRow(image, tag, ImageName.read(tag), users))
                .toList();
    }

    /// What tells it from other rows.
    String key() {
        return image.id().value() + " " + tagged;
    }

    boolean isDangling() {
        return tagged.isEmpty();
    }

    boolean isUsed() {
        return !users.isEmpty();
    }

    /// What the engine calls it: its name, or its id without one.
    String reference() {
        return isDangling() ? image.id().value() : tagged;
    }

    /// For a sentence: its name, or the first digits of its id.
    String shown() {
        return isDangling() ? image.id().brief() : tagged;
    }

    String repository() {
        return name.map(ImageName::familiarRepository)
                .or(this::repositoryOfDigest)
                .orElseGet(() -> Words.of("images.dangling"));
    }

    /// A pulled image that lost its tag to a newer one is still known by where it came from.
    private Optional<String> repositoryOfDigest() {
        return image.digests().stream()
                .flatMap(digest -> ImageName.read(digest).stream())
                .map(ImageName::familiarRepository)
                .findFirst();
    }

    String tag() {
        return name.map(ImageName::tag).orElse("");
    }

    String usedBy() {
        return switch (users.size()) {
            case 0 -> Words.of(isDangling() ? "images.unusedDangling" : "images.unused");
            case 1 -> users.getFirst().name();
            default -> Words.of("images.users", users.getFirst().name(), users.size() - 1);
        };
    }

    String stacks() {
        return String.join(
                ", ",
                users.stream().flatMap(one -> one.stack().stream()).distinct().sorted().toList());
    }

    String age(Instant now) {
        return image.created().isAfter(Instant.EPOCH)
                ? Ages.ago(Duration.between(image.created(), now))
                : "";
    }
}
