package dev.gantry.docker.engine.wire;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/// Status and headers of an answer.
///
/// @param line the first one, as it came
/// @param lasting the connection can carry another request afterwards
record ResponseHead(String line, int status, boolean lasting, Headers headers) {

    private static final int MAX_LINE_BYTES = 32 * 1024;
    private static final int MAX_HEADERS = 200;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) (\\d{3})(?: .*)?");

    static ResponseHead readFrom(Connection connection) throws IOException {
        var quote = connection.quote();
        if (!connection.beginsLike("HTTP/1.")) { // before waiting for the end of a line
            throw new NotHttpException(quote);
        }
        var line = connection.line(MAX_LINE_BYTES);
        var parts = STATUS_LINE.matcher(line);
        if (!parts.matches()) {
            throw new NotHttpException(quote);
        }
        var headers = headers(connection);
        boolean lasting = parts.group(1).equals("1") && !headers.lists("Connection", "close");
        return new ResponseHead(line, Integer.parseInt(parts.group(2)), lasting, headers);
    }

    static Headers headers(Connection connection) throws IOException {
        var headers = new Headers();
        for (int count = 0; count <= MAX_HEADERS; count++) {
            var line = connection.line(MAX_LINE_BYTES);
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new NotHttpException("a header without a colon: " + Connection.quote(line));
            }
            headers.add(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        throw new NotHttpException("headers without end");
    }

    /// An answer before the answer, such as `100 Continue`.
    boolean isInterim() {
        return status < 200 && status != 101;
    }

    boolean isChunked() throws IOException {
        var encodings = headers.all("Transfer-Encoding");
        if (encodings.isEmpty() || encodings.equals(List.of("identity"))) {
            return false;
        }
        if (encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase("chunked")) {
            return true;
        }
        throw new NotHttpException("transfer encoding " + Connection.quote(encodings.toString()));
    }

    /// -1: until the other end closes.
    long length() throws IOException {
        var lengths = headers.all("Content-Length").stream().distinct().toList();
        if (lengths.isEmpty()) {
            return -1;
        }
        if (lengths.size() > 1 || !lengths.getFirst().matches("\\d{1,18}")) {
            throw new NotHttpException("content length " + Connection.quote(lengths.toString()));
        }
        return Long.parseLong(lengths.getFirst());
    }

    /// @param method of the request
    boolean hasBody(String method) {
        boolean never = status == 204 || status == 304 || status < 200;
        return !never && !Objects.equals(method.toUpperCase(Locale.ROOT), "HEAD");
    }
}
