package dev.gantry.docker.engine.wire;

import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineAddress.TlsFiles;
import dev.gantry.testing.Certificates;
import dev.gantry.testing.FakeServer;
import dev.gantry.testing.FakeServer.Script;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;

/// The ways to an engine that can be tried on any machine.
enum Reach {
    UNIX {
        @Override
        FakeServer serve(Script script) {
            return FakeServer.unix(script);
        }
    },
    TCP {
        @Override
        FakeServer serve(Script script) {
            return FakeServer.tcp(script);
        }
    },
    TLS {
        @Override
        FakeServer serve(Script script) {
            try {
                var context = Certificates.shared().serverContext("server");
                return FakeServer.tls(context, true, script);
            } catch (GeneralSecurityException impossible) {
                throw new AssertionError(impossible);
            }
        }

        @Override
        EngineAddress addressOf(FakeServer server) {
            return new EngineAddress.Tls("localhost", server.port(), files());
        }

        private TlsFiles files() {
            try {
                return Certificates.shared().showing("rsa");
            } catch (IOException | GeneralSecurityException impossible) {
                throw new AssertionError(impossible);
            }
        }
    };

    abstract FakeServer serve(Script script);

    EngineAddress addressOf(FakeServer server) {
        return server.address();
    }

    Wire wireTo(FakeServer server) throws IOException {
        return new Wire(Transports.to(addressOf(server)), Duration.ofSeconds(5));
    }
}
