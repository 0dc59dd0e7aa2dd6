package dev.gantry.compose.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where a project was read from.
///
/// @param folder what relative paths started from, absolute
/// @param files absolute, the first and what was laid over it
/// @param envFiles that were named in place of `.env`, absolute
/// @param disabled services whose profiles are not on, with these
/// @param variables what the files could ask for; values may be secret
public record Origin(
        Path folder,
        List<Path> files,
        List<Path> envFiles,
        Map<String, Set<String>> disabled,
        Map<String, String> variables) {

    /// Without the values of variables.
    @Override
    public String toString() {
        return folder + " " + files;
    }
}
