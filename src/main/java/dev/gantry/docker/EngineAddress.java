package dev.gantry.docker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where an engine listens. Its text gives it as `DOCKER_HOST` has it.
public sealed interface EngineAddress {

    record Unix(Path socket) implements EngineAddress {
        @Override
        public String toString() {
            return "unix://" + socket;
        }
    }

    /// A named pipe of Windows.
    ///
    /// @param path with slashes: `//./pipe/docker_engine`
    record Pipe(String path) implements EngineAddress {
        @Override
        public String toString() {
            return "npipe://" + path;
        }
    }

    /// Without encryption: whoever reaches it owns the machine.
    record Tcp(String host, int port) implements EngineAddress {
        @Override
        public String toString() {
            return "tcp://" + bracketed(host) + ":" + port;
        }
    }

    record Tls(String host, int port, TlsFiles files) implements EngineAddress {
        @Override
        public String toString() {
            return "tcp://" + bracketed(host) + ":" + port;
        }
    }

    /// PEM files. A client certificate needs both itself and its key.
    ///
    /// @param ca who may vouch for the engine; absent: the ones Java trusts
    /// @param verify false trusts any engine: only as a docker context says so
    record TlsFiles(
            Optional<Path> ca, Optional<Path> certificate, Optional<Path> key, boolean verify) {

        /// Those of `ca.pem`, `cert.pem` and `key.pem` that are there.
        public static TlsFiles in(Path folder, boolean verify) {
            return new TlsFiles(
                    existing(folder, "ca.pem"),
                    existing(folder, "cert.pem"),
                    existing(folder, "key.pem"),
                    verify);
        }

        private static Optional<Path> existing(Path folder, String file) {
            return Optional.of(folder.resolve(file)).filter(Files::exists);
        }
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
