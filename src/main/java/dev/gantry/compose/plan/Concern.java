package dev.gantry.compose.plan;

/// What a person should know before a plan is carried out.
public sealed interface Concern {

    /// Whether the plan cannot be carried out like this.
    default boolean isObstacle() {
        return this instanceof Obstacle;
    }

    /// The plan cannot be carried out like this.
    sealed interface Obstacle extends Concern {}

    /// The engine would make an empty folder there.
    record BindSourceAway(String service, String path) implements Concern {}

    /// The engine will refuse: the file says that no folder is to be made.
    record BindSourceNeeded(String service, String path) implements Obstacle {}

    /// The engine runs on another machine, where these paths mean something else.
    record BindElsewhere(String service, String path) implements Concern {}

    record PortTaken(String service, String port, String holder) implements Concern {}

    /// Two containers of the project want it.
    record PortTwice(String service, String port, String other) implements Concern {}

    /// A container that is not the project's has the name.
    record NameTaken(String service, String name) implements Obstacle {}

    record OrphanLeft(String container, String service) implements Concern {}

    /// The project was deployed from another folder: two projects of one name, perhaps.
    record OtherFolder(String theirs, String ours) implements Concern {}

    record NetworkAway(String name) implements Obstacle {}

    /// A network with the name is not the project's.
    record NetworkForeign(String name) implements Obstacle {}

    /// It has to be made anew, and a container that is not the project's is in it.
    record NetworkInUse(String name, String container) implements Obstacle {}

    /// It is kept as it is, since nothing is to be made anew.
    record NetworkDiffers(String name) implements Concern {}

    /// It is to be made anew, and a container that is not made anew has it.
    record VolumeInUse(String name, String container) implements Obstacle {}

    /// A service that is not deployed now lives in what belongs to one that is made anew.
    record LeftBehind(String service, String parent) implements Concern {}

    record VolumeAway(String name) implements Obstacle {}

    /// It is used with what is in it.
    record VolumeForeign(String name, String project) implements Concern {}

    /// It is kept as it is.
    record VolumeDiffers(String name) implements Concern {}

    /// All that is in it is lost, and cannot be put back.
    record VolumeLost(String name) implements Concern {}

    /// The image may turn out to be newer, and the service is made anew then.
    record MayReplace(String service, String image) implements Concern {}

    record ImageAway(String service, String image) implements Obstacle {}

    /// @param what a clause
    record Unsupported(String service, String what) implements Obstacle {}

    /// A build asks for what the builders here are not told.
    record BuildIgnores(String service, String keys) implements Concern {}

    /// A service that others wait for to be healthy has no health check.
    record NoHealthCheck(String service, String waiting) implements Obstacle {}
}
