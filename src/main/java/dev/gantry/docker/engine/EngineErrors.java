package dev.gantry.docker.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.github.dockerjava.api.exception.DockerException;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.EngineException.Untrusted.Reason;
import dev.gantry.docker.engine.wire.NotHttpException;
import dev.gantry.docker.engine.wire.RefusalException;
import dev.gantry.docker.engine.wire.SilenceException;
import dev.gantry.docker.engine.wire.TrustException;
import dev.gantry.docker.engine.wire.Watchdog;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The one place where the failures of docker-java and of the wire become Gantry's.
final class EngineErrors {

    /// Long enough for a list on a busy engine.
    static final Duration QUICK = Duration.ofSeconds(30);

    private static final Pattern STATUS_PREFIX = Pattern.compile("^Status \\d+: ");

    /// Engines pass on what a registry said, under many a status.
    private static final Pattern LOGIN =
            Pattern.compile(
                    "unauthorized|no basic auth credentials|authentication required|"
                            + "access to the resource is denied|pull access denied|access forbidden|"
                            + "authorization (token has expired|failed)|insufficient_scope|"
                            + "incorrect username or password",
                    Pattern.CASE_INSENSITIVE);

    private final EngineAddress address;
    private volatile boolean closed;

    EngineErrors(EngineAddress address) {
        this.address = address;
    }

    /// From now on failures are our own doing.
    void engineClosed() {
        closed = true;
    }

    /// For work that an engine which is well has soon done.
    <T extends @Nullable Object> T quick(Watchdog.Work<T> work) {
        return within(QUICK, work);
    }

    <T extends @Nullable Object> T within(Duration limit, Watchdog.Work<T> work) {
        return patient(() -> Watchdog.within(limit, work));
    }

    /// For work that takes as long as it takes: only an interruption ends it early.
    <T extends @Nullable Object> T patient(Watchdog.Work<T> work) {
        try {
            return work.done();
        } catch (EngineException translated) {
            throw translated;
        } catch (DockerException refusal) {
            throw refused(refusal.getHttpStatus(), said(refusal), refusal);
        } catch (IOException | RuntimeException failure) {
            throw translated(failure);
        }
    }

    private RuntimeException translated(Exception failure) {
        if (failure instanceof SilenceException silence) {
            return silence.isOfTaking()
                    ? EngineException.Stalled.whileSending(address, silence)
                    : new EngineException.Stalled(address, silence);
        }
        if (isOurs(failure)) {
            return new EngineException.Cancelled(failure);
        }
        var broken = ioIn(failure).or(() -> jsonIn(failure));
        if (broken.isPresent()) {
            return broken(broken.get());
        }
        return failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
    }

    /// docker-java wraps what its transport throws, and Jackson does so again.
    private static Optional<IOException> ioIn(Exception failure) {
        return causes(failure, IOException.class)
                .filter(io -> !(io instanceof JsonProcessingException))
                .findFirst();
    }

    private static Optional<IOException> jsonIn(Exception failure) {
        return causes(failure, IOException.class).findFirst();
    }

    /// Somebody interrupted the call or closed the engine. httpclient5 has many words for it.
    private boolean isOurs(Exception failure) {
        return closed
                || Thread.currentThread().isInterrupted()
                || causes(failure, ClosedChannelException.class).findAny().isPresent()
                || causes(failure, CancellationException.class).findAny().isPresent()
                || causes(failure, InterruptedIOException.class)
                        .anyMatch(cut -> !(cut instanceof SocketTimeoutException));
    }

    private static <T extends Throwable> Stream<T> causes(Exception failure, Class<T> type) {
        return Stream.<@Nullable Throwable>iterate(
                        failure, Objects::nonNull, each -> each == null ? null : each.getCause())
                .filter(type::isInstance)
                .map(type::cast);
    }

    private EngineException broken(IOException failure) {
        return switch (failure) {
            case RefusalException no -> refused(no.status(), said(no), no);
            case TrustException untrusted -> untrusted(untrusted.reason(), untrusted);
            case SSLException untrusted -> untrusted(Reason.OTHER, untrusted);
            case NotHttpException other -> notAnEngine(other);
            case Greeting.StrangerException other -> notAnEngine(other);
            case JsonEOFException cutShort -> new EngineException.Unreachable(address, cutShort);
            case JsonProcessingException odd -> notAnEngine(odd);
            default -> noConnection(failure);
        };
    }

    private EngineException noConnection(IOException failure) {
        return address instanceof EngineAddress.Unix(var socket) && isForbidden(socket)
                ? new EngineException.Denied(address, failure)
                : new EngineException.Unreachable(address, failure);
    }

    /// Asks the system: the text of the failure is in the user's language.
    private static boolean isForbidden(Path socket) {
        try {
            var files = socket.getFileSystem().provider();
            files.checkAccess(socket, AccessMode.READ, AccessMode.WRITE);
            return false;
        } catch (AccessDeniedException forbidden) {
            return true;
        } catch (IOException missing) {
            return false;
        }
    }

    private EngineException untrusted(Reason reason, IOException failure) {
        return new EngineException.Untrusted(address, reason, text(failure), failure);
    }

    private EngineException notAnEngine(IOException failure) {
        return new EngineException.NotAnEngine(address, text(failure), failure);
    }

    /// A refusal in the middle of an answer that began well.
    ///
    /// @param code as HTTP counts them; 0 when the engine gives none
    static EngineException inStream(int code, String message) {
        return refused(code == 0 ? 500 : code, message, null);
    }

    private static EngineException refused(int status, String message, @Nullable Throwable cause) {
        if (LOGIN.matcher(message).find()) {
            return new EngineException.LoginNeeded(message, cause);
        }
        if (status == 404 && !isUnknownPath(message)) {
            return new EngineException.Gone(message, cause);
        }
        return status == 409 || isWrongState(message)
                ? new EngineException.Conflict(message, cause)
                : new EngineException.Refused(status, message, cause);
    }

    /// The engine does not know what it is asked for, rather than what it is asked about.
    private static boolean isUnknownPath(String message) {
        return message.contains("page not found");
    }

    /// podman has no status for it.
    private static boolean isWrongState(String message) {
        return message.endsWith("container state improper");
    }

    private static String said(DockerException refusal) {
        return messageIn(STATUS_PREFIX.matcher(text(refusal)).replaceFirst(""));
    }

    private static String said(RefusalException refusal) {
        return messageIn(text(refusal));
    }

    /// Engines say `{"message":"…"}`, what stands before them says anything.
    private static String messageIn(String body) {
        try {
            var message = Json.read(body).path("message");
            return message.isTextual() ? message.textValue() : body.strip();
        } catch (JsonProcessingException plainText) {
            return body.strip();
        }
    }

    private static String text(Exception failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "");
    }
}
