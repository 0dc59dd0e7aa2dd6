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
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The one place where the failures of docker-java and of the wire become Gantry's.
final class EngineErrors {

    /// Long enough for a list on a busy engine.
    static final Duration QUICK = Duration.ofSeconds(30);

    private static final Pattern STATUS_PREFIX = Pattern.compile("^Status \\d+: ");

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
        } catch (IOException failure) {
            throw broken(failure);
        } catch (DockerException refusal) {
            throw refused(refusal.getHttpStatus(), said(refusal), refusal);
        } catch (RuntimeException wrapped) {
            throw unwrapped(wrapped);
        }
    }

    /// docker-java puts every failure of its transport into a bare RuntimeException.
    private RuntimeException unwrapped(RuntimeException wrapped) {
        if (wrapped.getCause() instanceof IOException failure) {
            return broken(failure);
        }
        return closed ? new EngineException.Cancelled(wrapped) : wrapped;
    }

    private EngineException broken(IOException failure) {
        if (failure instanceof SilenceException) {
            return new EngineException.Stalled(address, failure);
        }
        if (isOurs(failure)) {
            return new EngineException.Cancelled(failure);
        }
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

    private boolean isOurs(IOException failure) {
        boolean interrupted =
                failure instanceof InterruptedIOException
                        && !(failure instanceof SocketTimeoutException);
        return closed
                || interrupted
                || failure instanceof ClosedChannelException
                || Thread.currentThread().isInterrupted();
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

    private static EngineException refused(int status, String message, Throwable cause) {
        if (status == 404 && !isUnknownPath(message)) {
            return new EngineException.Gone(message, cause);
        }
        return status == 409
                ? new EngineException.Conflict(message, cause)
                : new EngineException.Refused(status, message, cause);
    }

    /// The engine does not know what it is asked for, rather than what it is asked about.
    private static boolean isUnknownPath(String message) {
        return message.contains("page not found");
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
