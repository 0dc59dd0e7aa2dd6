package dev.gantry.app.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildSecretTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            emptyValue = "",
            value = {
                "id=npm,src=.npmrc | npm | .npmrc | ''",
                "id=npm,source=a/b | npm | a/b | ''",
                "id=npm,env=TOKEN | npm | '' | TOKEN",
                "type=env,id=npm,src=TOKEN | npm | '' | TOKEN",
                "type=env,id=TOKEN | TOKEN | '' | TOKEN",
                "type=file,id=PATH | PATH | PATH | ''",
                "id=PATH | PATH | '' | PATH",
                "id=no-such | no-such | no-such | ''",
                "id=a,\"src=x,y\" | a | x,y | ''",
            })
    void readsDockersWords(String text, String id, String file, String variable) {
        var secret = BuildSecret.parse(text);
        assertThat(secret).isEqualTo(new BuildSecret(id, file, variable));
        assertThat(BuildSecret.parse(secret.text())).isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "npm", "src=x", "id=a,what=b", "id=a,type=x", "id=a,src=b,env=C"})
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> BuildSecret.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachOfItsLinesIsHidden(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("key"), "one line\n\nab\n  another\n");
        assertThat(new BuildSecret("k", file.toString(), "").values())
                .containsExactly("one line", "another");
        assertThat(new BuildSecret("k", folder.resolve("none").toString(), "").values()).isEmpty();
    }
}
