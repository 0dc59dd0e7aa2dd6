package dev.gantry.ui.image;

import dev.gantry.app.words.Explanation;

/// Something a person should read, until they have.
///
/// @param tone `danger`, `warning`, `info` or `success`
/// @param act what its button says; empty without one
/// @param deed what that does
record Note(String tone, Explanation said, String act, Runnable deed) {

    static Note of(String tone, Explanation said) {
        return new Note(tone, said, "", () -> {});
    }

    Note with(String otherAct, Runnable otherDeed) {
        return new Note(tone, said, otherAct, otherDeed);
    }
}
