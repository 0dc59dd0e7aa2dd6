package dev.gantry.ui.container;

import dev.gantry.app.words.Explanation;

/// What a row says beyond the engine's word.
sealed interface Mark {

    /// Asked for, and the engine has not yet said that it is done.
    record Pending(Act act) implements Mark {}

    /// Refused. Stays until the next act or until a person has read it.
    record Failed(Act act, Explanation why) implements Mark {}
}
