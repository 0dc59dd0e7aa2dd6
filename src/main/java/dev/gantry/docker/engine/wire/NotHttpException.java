package dev.gantry.docker.engine.wire;

import java.io.IOException;

/// What came is no HTTP. The message quotes how it begins.
public final class NotHttpException extends IOException {

    NotHttpException(String why) {
        super(why);
    }
}
