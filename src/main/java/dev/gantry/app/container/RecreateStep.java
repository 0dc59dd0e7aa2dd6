package dev.gantry.app.container;

/// Where the making anew of a container is. Their words stand under `recreate.`.
public enum RecreateStep {
    SET_ASIDE,
    CREATE,
    STOP_OLD,
    START,
    VERIFY,
    REMOVE_OLD,
    PUT_BACK
}
