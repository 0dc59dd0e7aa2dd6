package dev.gantry.ui.build;

import dev.gantry.store.DraftStore;
import dev.gantry.store.DraftStore.KeptDraft;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Writes drafts in the order they were made, whichever thread comes first.
final class DraftKeeper {

    private final DraftStore store;
    private long made;
    private long written;

    DraftKeeper(DraftStore store) {
        this.store = store;
    }

    Optional<KeptDraft> read() {
        return store.read();
    }

    boolean isUsed() {
        return made > 0;
    }

    /// The newest. Empty forgets what was kept.
    Write next(Optional<KeptDraft> draft) {
        made++;
        return new Write(this, made, draft);
    }

    synchronized void write(long number, Optional<KeptDraft> draft) {
        if (number < written) {
            return;
        }
        written = number;
        draft.ifPresentOrElse(store::keep, store::forget);
    }

    record Write(DraftKeeper keeper, long number, Optional<KeptDraft> draft)
            implements Callable<Boolean> {

        @Override
        public Boolean call() {
            keeper.write(number, draft);
            return true;
        }
    }
}
