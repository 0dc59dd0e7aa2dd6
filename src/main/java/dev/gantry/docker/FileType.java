package dev.gantry.docker;

/// What a name in a file system stands for.
public enum FileType {
    FILE,
    FOLDER,
    LINK,
    PIPE,
    SOCKET,
    BLOCK_DEVICE,
    CHARACTER_DEVICE
}
