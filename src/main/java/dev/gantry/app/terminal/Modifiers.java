package dev.gantry.app.terminal;

import com.techsenger.jeditermfx.core.input.InputEvent;

/// Keys held down together with another, as bits.
public final class Modifiers {

    private Modifiers() {}

    public static int of(boolean shift, boolean control, boolean alt) {
        return (shift ? InputEvent.SHIFT_MASK : 0)
                | (control ? InputEvent.CTRL_MASK : 0)
                | (alt ? InputEvent.ALT_MASK : 0);
    }
}
