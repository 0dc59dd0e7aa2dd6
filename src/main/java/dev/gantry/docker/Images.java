package dev.gantry.docker;

import java.util.List;

/// The images of one engine. Every call blocks and may throw [EngineException].
public interface Images {

    /// Tagged and dangling ones, without intermediate layers.
    List<Image> all();

    /// What an image brings to a container that says nothing itself; nothing when it is gone.
    ImageDefaults defaults(ImageId id);
}
