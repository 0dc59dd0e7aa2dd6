package dev.gantry.docker;

/// What goes along with a container that is removed.
public record Removal(boolean evenIfRunning, boolean withAnonymousVolumes) {

    public static final Removal PLAIN = new Removal(false, false);
}
