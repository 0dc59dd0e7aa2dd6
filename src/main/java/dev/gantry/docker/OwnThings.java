package dev.gantry.docker;

import java.util.Map;

/// What Gantry runs on an engine for itself: left out of every list.
public final class OwnThings {

    public static final String LABEL = "dev.gantry.helper";

    private OwnThings() {}

    public static boolean areThese(Map<String, String> labels) {
        return labels.containsKey(LABEL);
    }
}
