package dev.gantry.docker;

import dev.gantry.docker.AddressException.Reason;
import dev.gantry.docker.EngineAddress.TlsFiles;
import java.net.Inet6Address;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads addresses of engines as people and `DOCKER_HOST` write them.
public final class EngineAddresses {

    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;
    private static final TlsFiles JAVAS_TRUST =
            new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty(), true);

    private static final Pattern URL = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)://(.*)");
    private static final Pattern HALF_URL =
            Pattern.compile(
                    "(?:unix|npipe|tcp|https?|ssh):(?!\\d+/?$).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PIPE = Pattern.compile("//[^/]+/pipe/.+");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[^]]*]|[^:]*)(?::(?<port>[^:/]*))?");
    private static final Pattern HOST_NAME = Pattern.compile("[\\w.-]+");

    private EngineAddresses() {}

    /// Without encryption, unless it says `https`.
    ///
    /// @throws AddressException with the reason why it is none
    public static EngineAddress parse(String written) {
        return parse(written, Optional.empty());
    }

    /// With certificates.
    ///
    /// @param tls used when the address is on the network
    public static EngineAddress parse(String written, Optional<TlsFiles> tls) {
        var text = written.strip();
        var slashed = text.replace('\\', '/');
        if (text.isEmpty()) {
            throw new AddressException(written, Reason.EMPTY);
        }
        if (PIPE.matcher(slashed).matches()) {
            return new EngineAddress.Pipe(slashed);
        }
        if (text.startsWith("/")) {
            return unix(written, text);
        }
        var url = URL.matcher(text);
        if (!url.matches()) {
            boolean half = HALF_URL.matcher(text).matches();
            throw new AddressException(written, half ? Reason.MALFORMED : Reason.NO_SCHEME);
        }
        return parse(written, url.group(1).toLowerCase(Locale.ROOT), url.group(2), tls);
    }

    private static EngineAddress parse(
            String written, String scheme, String rest, Optional<TlsFiles> tls) {
        return switch (scheme) {
            case "unix" -> unix(written, rest);
            case "npipe" -> pipe(written, rest.replace('\\', '/'));
            case "tcp", "http" -> network(written, rest, tls);
            case "https" -> network(written, rest, tls.or(() -> Optional.of(JAVAS_TRUST)));
            case "ssh" -> throw new AddressException(written, Reason.SSH_LATER);
            default -> throw new AddressException(written, Reason.UNKNOWN_SCHEME);
        };
    }

    private static EngineAddress unix(String written, String path) {
        var socket = withoutSlashes(path);
        if (!socket.startsWith("/")) {
            throw new AddressException(written, Reason.NO_PATH);
        }
        try {
            return new EngineAddress.Unix(Path.of(socket));
        } catch (InvalidPathException malformed) {
            throw new AddressException(written, Reason.MALFORMED);
        }
    }

    private static EngineAddress pipe(String written, String path) {
        if (!PIPE.matcher(path).matches()) {
            throw new AddressException(written, Reason.NO_PATH);
        }
        return new EngineAddress.Pipe(withoutSlashes(path));
    }

    private static EngineAddress network(String written, String rest, Optional<TlsFiles> tls) {
        var authority = AUTHORITY.matcher(withoutSlashes(rest));
        if (!authority.matches()) {
            throw new AddressException(written, Reason.MALFORMED);
        }
        var host = host(written, authority.group("host"));
        var port =
                Optional.ofNullable(authority.group("port")).map(digits -> port(written, digits));
        return tls.<EngineAddress>map(
                        files -> new EngineAddress.Tls(host, port.orElse(TLS_PORT), files))
                .orElseGet(() -> new EngineAddress.Tcp(host, port.orElse(PLAIN_PORT)));
    }

    private static String host(String written, String host) {
        if (host.isEmpty() || host.equals("[]")) {
            throw new AddressException(written, Reason.NO_HOST);
        }
        if (host.startsWith("[")) {
            return address6(written, host.substring(1, host.length() - 1));
        }
        if (!HOST_NAME.matcher(host).matches()) {
            throw new AddressException(written, Reason.MALFORMED);
        }
        return host;
    }

    private static String address6(String written, String literal) {
        try {
            Inet6Address.ofLiteral(literal);
            return literal;
        } catch (IllegalArgumentException none) {
            throw new AddressException(written, Reason.MALFORMED);
        }
    }

    private static int port(String written, String digits) {
        int port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65_535) {
            throw new AddressException(written, Reason.BAD_PORT);
        }
        return port;
    }

    private static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
