package dev.gantry.ui.image;

import dev.gantry.app.image.TransferProgress;
import dev.gantry.app.words.Explanation;
import dev.gantry.ui.kit.Tasks;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;

/// One image on its way, as long as a person wants to look at it.
///
/// @param failure why it ended before its end
/// @param again does it once more
record Transfer(
        Tasks.Task task,
        ReadOnlyObjectProperty<TransferProgress> progress,
        ReadOnlyObjectProperty<Optional<Explanation>> failure,
        Runnable again) {}
