package dev.gantry.compose.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which files make a project, and what is known around them.
///
/// @param files the first, and what is laid over it
/// @param folder what relative paths start from; else the folder of the first file
/// @param name of the project; else it is found as the reference finds it
/// @param environment variables of the process
/// @param envFiles instead of `.env` beside the files
/// @param profiles that are on; `*` for all
/// @param unsaved texts in place of what the disk has, or has not
public record LoadRequest(
        List<Path> files,
        Optional<Path> folder,
        Optional<String> name,
        Map<String, String> environment,
        List<Path> envFiles,
        Set<String> profiles,
        Map<Path, String> unsaved) {

    public LoadRequest(
            List<Path> files,
            Optional<Path> folder,
            Optional<String> name,
            Map<String, String> environment,
            List<Path> envFiles,
            Set<String> profiles) {
        this(files, folder, name, environment, envFiles, profiles, Map.of());
    }

    public static LoadRequest of(List<Path> files, Map<String, String> environment) {
        return new LoadRequest(
                files, Optional.empty(), Optional.empty(), environment, List.of(), Set.of());
    }

    public LoadRequest in(Path other) {
        return new LoadRequest(
                files, Optional.of(other), name, environment, envFiles, profiles, unsaved);
    }

    public LoadRequest named(String other) {
        return new LoadRequest(
                files, folder, Optional.of(other), environment, envFiles, profiles, unsaved);
    }

    public LoadRequest with(Set<String> others) {
        return new LoadRequest(files, folder, name, environment, envFiles, others, unsaved);
    }

    /// As if these texts were saved.
    public LoadRequest withUnsaved(Map<Path, String> texts) {
        return new LoadRequest(files, folder, name, environment, envFiles, profiles, texts);
    }

    /// Without the texts, which may hold secrets.
    @Override
    public String toString() {
        return "LoadRequest" + files;
    }
}
