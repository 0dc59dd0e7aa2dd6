package dev.gantry.compose.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Whatever is edited, the outcome parses, means what is wanted and nothing else, keeps every other
/// line, and is undone to the very text.
///
/// Tried on every value of the texts beside this class, and on some values of every file in
/// `GANTRY_COMPOSE_CASES`, if that names a folder.
class EditPropertyTest {

    private static final int ALL = Integer.MAX_VALUE;
    private static final int SOME = 8;

    @TestFactory
    Stream<DynamicTest> ourOwnTexts() throws Exception {
        var resource = Objects.requireNonNull(EditPropertyTest.class.getResource("flow.yaml"));
        return tests(Objects.requireNonNull(Path.of(resource.toURI()).getParent()), ALL);
    }

    @TestFactory
    Stream<DynamicTest> filesOfOthers() throws IOException {
        var cases = System.getenv("GANTRY_COMPOSE_CASES");
        return cases == null ? Stream.of() : tests(Path.of(cases), SOME);
    }

    private static Stream<DynamicTest> tests(Path folder, int spots) throws IOException {
        return EditReport.files(folder).stream()
                .map(file ->
                        dynamicTest(
                                folder.relativize(file).toString(),
                                () -> {
                                    for (var trials : EditReport.trials(file)) {
                                        trials.run(spots);
                                        assertThat(trials.faults()).isEmpty();
                                    }
                                }));
    }
}
