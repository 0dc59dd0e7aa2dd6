package dev.gantry.app.words;

import dev.gantry.app.build.BuildException;
import dev.gantry.app.build.BuildRefusal;
import dev.gantry.app.build.IgnoreException;
import dev.gantry.app.file.CopyException;
import dev.gantry.app.file.FilePath;
import dev.gantry.app.file.InsideException;
import dev.gantry.app.file.ManagedStore;
import dev.gantry.app.file.TooBigException;
import dev.gantry.app.file.UnsafeArchiveException;
import dev.gantry.app.registry.RegistryWords;
import dev.gantry.app.stack.DeployException;
import dev.gantry.app.stack.DeployWords;
import dev.gantry.app.volume.VolumeFileException;
import dev.gantry.docker.AddressException;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineException;
import dev.gantry.registry.RegistryException;
import dev.gantry.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/// Turns a failure into what a person needs to know: what failed, why, what to try next.
public final class Explain {

    private static final Pattern REGISTRY_AWAY =
            Pattern.compile(
                    "https?://.*(dial tcp|no such host|i/o timeout|Client\\.Timeout|"
                            + "TLS handshake timeout|context deadline exceeded|: EOF$)");

    private static final Pattern NOT_AT_REGISTRY =
            Pattern.compile("manifest (for|unknown)|repository .* not found|failed to resolve ref");

    private Explain() {}

    public static Explanation failure(Throwable failure) {
        return switch (failure) {
            case EngineException engine -> engine(engine);
            case AddressException address -> address(address);
            case RegistryException registry -> RegistryWords.of(registry);
            case StoreException store -> store(store);
            case DeployException deploy -> DeployWords.of(deploy);
            case IOException local -> local(local);
            case UncheckedIOException local -> local(Objects.requireNonNull(local.getCause()));
            default -> bug(failure);
        };
    }

    /// @param act what was tried, such as "Could not stop web."
    public static Explanation act(String act, Throwable failure) {
        var why = failure(failure);
        boolean known =
                failure instanceof EngineException
                        || failure instanceof RegistryException
                        || failure instanceof StoreException
                        || failure instanceof IOException
                        || failure instanceof UncheckedIOException;
        return known ? new Explanation(act, why.title() + " " + why.advice(), why.details()) : why;
    }

    private static Explanation engine(EngineException failure) {
        return switch (failure) {
            case EngineException.Unreachable lost -> unreachable(lost);
            case EngineException.Denied denied -> denied(denied);
            case EngineException.Stalled stalled ->
                    at(stalled.isWhileSending() ? "stalledSending" : "stalled", stalled, "");
            case EngineException.Untrusted untrusted -> at("untrusted", untrusted, said(untrusted));
            case EngineException.NotAnEngine other -> at("notAnEngine", other, said(other));
            case EngineException.Misread misread -> at("misread", misread, said(misread));
            case EngineException.Incompatible apart -> incompatible(apart);
            case EngineException.Gone gone -> refusal(kind(gone), gone);
            case EngineException.Conflict conflict -> refusal("conflict", conflict);
            case EngineException.LoginNeeded login -> refusal("loginNeeded", login);
            case EngineException.Refused refused -> refusal(kind(refused), refused);
            case EngineException.Cancelled cancelled -> refusal("cancelled", cancelled);
        };
    }

    private static String kind(EngineException.Gone gone) {
        var said = Objects.requireNonNullElse(gone.getMessage(), "");
        return NOT_AT_REGISTRY.matcher(said).find() ? "notAtRegistry" : "gone";
    }

    /// Engines pass on what happened between them and a registry as text only.
    private static String kind(EngineException.Refused refused) {
        var said = Objects.requireNonNullElse(refused.getMessage(), "");
        if (said.contains("HTTP response to HTTPS client")) {
            return "registryPlain";
        }
        if (said.contains("x509: ")) {
            return "registryUntrusted";
        }
        return REGISTRY_AWAY.matcher(said).find() ? "registryAway" : "refused";
    }

    private static Explanation unreachable(EngineException.Unreachable lost) {
        var kind =
                lost.address() instanceof EngineAddress.Unix ? "unreachable.socket" : "unreachable";
        return at(kind, lost, cause(lost));
    }

    private static Explanation denied(EngineException.Denied denied) {
        var user = System.getProperty("user.name", "you");
        return new Explanation(
                Words.of("failure.denied.title", denied.address().toString()),
                Words.of("failure.denied.advice", user),
                cause(denied));
    }

    private static Explanation incompatible(EngineException.Incompatible apart) {
        return new Explanation(
                Words.of("failure.incompatible.title", apart.address().toString()),
                Words.of(
                        "failure.incompatible.advice",
                        apart.itsApiVersion(),
                        apart.oursApiVersion()),
                "");
    }

    private static Explanation at(
            String kind, EngineException.NoConnection failure, String details) {
        return new Explanation(
                Words.of("failure." + kind + ".title", failure.address().toString()),
                Words.of("failure." + kind + ".advice", failure.address().toString()),
                details);
    }

    private static Explanation refusal(String kind, EngineException refusal) {
        return new Explanation(
                Words.of("failure." + kind + ".title"),
                Words.of("failure." + kind + ".advice"),
                said(refusal));
    }

    private static Explanation address(AddressException address) {
        var reason = address.reason().name().toLowerCase(Locale.ROOT);
        return new Explanation(
                Words.of("address.title", address.written()), Words.of("address." + reason), "");
    }

    private static Explanation store(StoreException failure) {
        var file = failure.file().toString();
        return switch (failure) {
            case StoreException.Closed closed ->
                    new Explanation(Words.of("store.closed", file), "", said(closed));
            case StoreException.Damaged damaged ->
                    new Explanation(
                            Words.of("settings.damaged", file),
                            Words.of("store.setAside", damaged.setAside().toString()),
                            said(damaged));
        };
    }

    /// On this workstation: what an engine says is never an [IOException] here.
    private static Explanation local(IOException failure) {
        return switch (failure) {
            case CopyException unfit ->
                    new Explanation(
                            Words.of(
                                    "copy." + unfit.reason().name().toLowerCase(Locale.ROOT),
                                    FilePath.shown(unfit.path())),
                            "",
                            "");
            case InsideException inside -> inside(inside);
            case VolumeFileException inVolume -> inVolume(inVolume);
            case ManagedStore.ChangedException changed ->
                    new Explanation(
                            Words.of("volume.changed.title", FilePath.shown(said(changed))),
                            Words.of("volume.changed.advice"),
                            "");
            case BuildException build -> build(build);
            case BuildRefusal refusal -> refusal(refusal);
            case IgnoreException ignore ->
                    new Explanation(
                            Words.of("build.ignore.title", ignore.pattern()),
                            Words.of("build.ignore.advice"),
                            "");
            case NoSuchFileException missing -> file("missing", missing);
            case AccessDeniedException denied -> file("denied", denied);
            case FileSystemException other -> file("other", other);
            case TooBigException _ ->
                    new Explanation(
                            Words.of("files.tooBig.title"), Words.of("files.tooBig.advice"), "");
            case UnsafeArchiveException unsafe ->
                    new Explanation(
                            Words.of("files.unsafe.title"),
                            Words.of("files.unsafe.advice"),
                            said(unsafe));
            default ->
                    new Explanation(
                            Words.of("files.local.title"),
                            Words.of("files.local.advice"),
                            said(failure));
        };
    }

    private static Explanation build(BuildException failure) {
        var title =
                failure.line() > 0
                        ? Words.of("build.failed.line", "" + failure.line())
                        : Words.of("build.failed.title");
        return new Explanation(title, failure.said(), failure.step());
    }

    private static Explanation refusal(BuildRefusal refusal) {
        var key = "build.refusal." + refusal.reason().name();
        var subject =
                switch (refusal.reason()) {
                    case NO_BUILDX, NO_MEMORY_LIMIT -> Words.of("build.needs." + refusal.subject());
                    case NO_VARIABLE, SEVERAL_PLATFORMS, KEEPS_ONE_PLATFORM, NO_NAME ->
                            refusal.subject();
                };
        return new Explanation(Words.of(key + ".title", subject), Words.of(key + ".advice"), "");
    }

    private static Explanation inside(InsideException failure) {
        var key = "files.inside." + failure.reason().name().toLowerCase(Locale.ROOT);
        return new Explanation(
                Words.of(key + ".title", FilePath.shown(failure.path())),
                Words.of(key + ".advice"),
                said(failure));
    }

    private static Explanation inVolume(VolumeFileException failure) {
        var key = "volume.file." + failure.reason();
        return new Explanation(
                Words.of(key + ".title", FilePath.shown(failure.path())),
                Words.of(key + ".advice"),
                said(failure));
    }

    private static Explanation file(String kind, FileSystemException failure) {
        var name = FilePath.shown(Objects.requireNonNullElse(failure.getFile(), ""));
        return new Explanation(
                Words.of("files." + kind + ".title", name),
                Words.of("files." + kind + ".advice"),
                Objects.requireNonNullElse(failure.getReason(), ""));
    }

    private static Explanation bug(Throwable failure) {
        return new Explanation(
                Words.of("failure.bug.title"),
                Words.of("failure.bug.advice"),
                String.valueOf(failure));
    }

    private static String said(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "");
    }

    /// The system's own words: "Connection refused".
    private static String cause(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? "" : Objects.requireNonNullElse(cause.getMessage(), "");
    }
}
