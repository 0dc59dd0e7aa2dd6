package dev.gantry.docker;

/// What a container's own health check says of it. [#NONE]: it has no check, or it does not run.
public enum Health {
    NONE,
    STARTING,
    HEALTHY,
    UNHEALTHY
}
