package dev.gantry.compose.plan;

import java.util.Set;

/// What a person wants of a deploy besides what the files say.
///
/// @param recreateAll also containers that are as they should be
/// @param recreateNone leaves containers that differ
/// @param removeOrphans containers whose service is in the files no more
/// @param replaceVolumes names of volumes that may be lost because they are to be different
/// @param pull instead of what each service says: `always`, `missing`, `never`; empty for that
/// @param build builds again what can be built
public record Wishes(
        boolean recreateAll,
        boolean recreateNone,
        boolean removeOrphans,
        Set<String> replaceVolumes,
        String pull,
        boolean build) {

    public static final Wishes NONE = new Wishes(false, false, false, Set.of(), "", false);

    /// For when the images are there.
    public Wishes withImagesReady() {
        return new Wishes(recreateAll, recreateNone, removeOrphans, replaceVolumes, "never", false);
    }
}
