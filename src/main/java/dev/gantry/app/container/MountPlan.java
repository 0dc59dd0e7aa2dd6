package dev.gantry.app.container;

import dev.gantry.app.container.DraftException.Reason;

/// A folder of the engine's machine, or a volume, and where a container sees it.
///
/// @param source a path, the name of a volume, or empty for a volume without a name
/// @param target a path in the container
/// @param options as after the second colon of `-v`: `ro`, `z`; mostly empty
public record MountPlan(String source, String target, String options) {

    /// As after `docker run -v`. Throws [DraftException] when it is none.
    public static MountPlan parse(String text) {
        var parts = text.strip().split(":", -1);
        var plan =
                switch (parts.length) {
                    case 1 -> new MountPlan("", parts[0], "");
                    case 2 -> new MountPlan(parts[0], parts[1], "");
                    case 3 -> new MountPlan(parts[0], parts[1], parts[2]);
                    default -> throw new DraftException(Reason.MOUNT, text);
                };
        if (!plan.target.startsWith("/") || (parts.length > 1 && plan.source.isEmpty())) {
            throw new DraftException(Reason.MOUNT, text);
        }
        return plan;
    }

    public String text() {
        if (source.isEmpty()) {
            return target;
        }
        return source + ":" + target + (options.isEmpty() ? "" : ":" + options);
    }
}
