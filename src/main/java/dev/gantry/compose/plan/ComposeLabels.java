package dev.gantry.compose.plan;

import dev.gantry.compose.HashProfile;

/// The labels by which `docker compose` knows its own.
public final class ComposeLabels {

    private static final String PREFIX = "com.docker.compose.";

    public static final String PROJECT = PREFIX + "project";
    public static final String SERVICE = PREFIX + "service";
    public static final String VERSION = PREFIX + "version";
    public static final String WORKING_DIR = PREFIX + "project.working_dir";
    public static final String CONFIG_FILES = PREFIX + "project.config_files";
    public static final String ENVIRONMENT_FILE = PREFIX + "project.environment_file";
    public static final String ONE_OFF = PREFIX + "oneoff";
    public static final String NUMBER = PREFIX + "container-number";
    public static final String CONFIG_HASH = PREFIX + "config-hash";
    public static final String DEPENDS_ON = PREFIX + "depends_on";
    public static final String IMAGE = PREFIX + "image";
    public static final String REPLACE = PREFIX + "replace";
    public static final String NETWORK = PREFIX + "network";
    public static final String VOLUME = PREFIX + "volume";

    /// Gantry's own: by which deploy a thing was made.
    public static final String DEPLOY = "dev.gantry.deploy";

    /// Gantry's own: a digest of what compose does not hash, the content of configs and secrets.
    public static final String CONTENT = "dev.gantry.content-hash";

    private ComposeLabels() {}

    /// Of the reference whose labels, names and hashes ours equal.
    public static String version(HashProfile profile) {
        return switch (profile) {
            case V2 -> "2.40.3";
            case V5 -> "5.0.0";
        };
    }
}
