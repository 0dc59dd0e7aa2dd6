package dev.gantry.app.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The helper that Gantry brings is the one in the tree. Compilers of one version agree on every
/// byte; another one only shows that it can be built.
@Timeout(120)
class HelperRebuiltTest {

    private static final Path BUILD = Path.of("src/main/native/volume-helper/build");

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "arm64", "riscv64"})
    void theHelperIsWhatItsSourceMakes(String machine, @TempDir Path built) throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/sh")));
        var build = new ProcessBuilder("/bin/sh", BUILD.toString(), built.toString()).inheritIO();
        assertThat(build.start().waitFor()).isZero();
        var name = "volume-helper-" + machine;
        assumeTrue(Files.exists(built.resolve(name)), "no compiler for " + machine);
        assertThat(built.resolve(name)).isNotEmptyFile();
        var compiler = Files.readAllBytes(built.resolve(name + ".compiler"));
        assumeTrue(
                java.util.Arrays.equals(compiler, ours(name + ".compiler")),
                "another compiler than ours");
        assertThat(Files.readAllBytes(built.resolve(name))).isEqualTo(ours(name));
    }

    private static byte[] ours(String name) throws IOException {
        try (var in = HelperImage.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
