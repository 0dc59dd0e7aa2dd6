package dev.gantry.docker.engine;

import dev.gantry.docker.Container.State;

/// The engines' words for what a container is doing.
final class States {

    private States() {}

    static State parse(String word) {
        return switch (word) {
            case "created" -> State.CREATED;
            case "running" -> State.RUNNING;
            case "paused" -> State.PAUSED;
            case "restarting" -> State.RESTARTING;
            case "removing" -> State.REMOVING;
            case "exited" -> State.EXITED;
            case "dead" -> State.DEAD;
            case "configured", "initialized" -> State.CREATED; // podman
            case "stopping" -> State.RUNNING; // podman
            case "stopped" -> State.EXITED; // podman
            default -> State.UNKNOWN;
        };
    }
}
