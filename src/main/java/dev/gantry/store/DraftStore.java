package dev.gantry.store;

import java.nio.file.Path;
import java.util.Optional;

/// The text that was being edited and not saved, in `dockerfile-draft.json`: at most one.
public final class DraftStore {

    /// @param basis the stamp of the file it was begun from; empty for a new one
    public record KeptDraft(String file, String text, String basis) {}

    private final JsonFile file;

    public DraftStore(Path dataFolder) {
        this.file = new JsonFile(dataFolder.resolve("dockerfile-draft.json"));
    }

    /// Throws [StoreException].
    public Optional<KeptDraft> read() {
        var draft = file.read().path("draft");
        return draft.path("file").asText().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new KeptDraft(
                                draft.path("file").asText(),
                                draft.path("text").asText(),
                                draft.path("basis").asText()));
    }

    public void keep(KeptDraft draft) {
        file.change(root ->
                root.putObject("draft")
                        .put("file", draft.file())
                        .put("text", draft.text())
                        .put("basis", draft.basis()));
    }

    public void forget() {
        file.change(root -> root.remove("draft"));
    }
}
