package dev.gantry.docker;

import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/// The images of one engine. Every call blocks and may throw [EngineException].
///
/// Streams end when they are closed, and the engine stops with them.
public interface Images {

    /// Tagged and dangling ones, without intermediate layers.
    List<Image> all();

    /// What an image brings to a container that says nothing itself; nothing when it is gone.
    ImageDefaults defaults(ImageId id);

    /// @param reference a name, or an id
    ImageDetails details(String reference);

    /// @param platform such as `linux/arm64`; empty for the engine's own
    /// @throws EngineException.LoginNeeded when the registry does not let this login in
    TransferStream pull(ImageName name, String platform, RegistryLogin login);

    /// Sends one tag to the registry in its name.
    ///
    /// @throws EngineException.LoginNeeded when the registry does not let this login in
    TransferStream push(ImageName name, RegistryLogin login);

    /// What the registry has under the name now. Nothing is pulled.
    RemoteImage atRegistry(ImageName name, RegistryLogin login);

    /// Gives an image one more name. The name may be another image's, who loses it.
    void tag(ImageId id, ImageName name);

    /// Takes a name off; with its last one the image goes, and parents that nothing else needs.
    ///
    /// @param reference a name, or an id
    /// @throws EngineException.Conflict when a container uses it, or an id has several names
    ImageRemoval remove(String reference);

    /// Also with several names, and under containers: a name goes even under a running one, its
    /// layers never do.
    ImageRemoval removeByForce(String reference);

    /// A tar of all these, with their names.
    ///
    /// @param references names or ids
    Download save(List<String> references);

    /// Takes what [#save] gave. The stream is left open.
    ///
    /// @throws java.io.UncheckedIOException when the tar itself cannot be read
    TransferStream load(InputStream tar);

    /// Makes an image of a root file system in a tar, which may be compressed.
    ///
    /// @param changes lines of a Dockerfile such as `CMD ["sh"]`
    /// @throws java.io.UncheckedIOException when the tar itself cannot be read
    ImageId importRoot(InputStream tar, ImageName name, String message, List<String> changes);

    /// Forgets one step of earlier builds. One that others stand on stays until they are gone.
    ///
    /// @param id of a [RoomTaken.CacheRecord]
    /// @return bytes freed; nothing when it is still there
    OptionalLong forgetBuild(String id);
}
