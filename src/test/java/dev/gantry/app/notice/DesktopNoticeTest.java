package dev.gantry.app.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class DesktopNoticeTest {

    @TempDir private Path bin;

    @Test
    void theDesktopIsHandedTitleAndTextAsTheyAre() throws IOException {
        var said = bin.resolve("said");
        program("notify-send", "printf '%s|' \"$@\" > " + said);
        assertThat(new DesktopNotice("Linux", List.of(bin)).show("Gantry: a", "-x $(boom) 'y'"))
                .isTrue();
        assertThat(said).hasContent("--app-name=Gantry|--|Gantry: a|-x $(boom) 'y'|");
    }

    @Test
    void aMacIsAskedByAScriptThatDoesNotHoldTheText() throws IOException {
        var said = bin.resolve("said");
        program("osascript", "printf '%s|' \"$3\" \"$4\" > " + said);
        assertThat(new DesktopNotice("Mac OS X", List.of(bin)).show("a", "b\" & \"c")).isTrue();
        assertThat(said).hasContent("a|b\" & \"c|");
    }

    @Test
    void whereThereIsNoSuchProgramNothingHappens() {
        assertThat(new DesktopNotice("Linux", List.of(bin)).show("a", "b")).isFalse();
        assertThat(new DesktopNotice("Windows 11", List.of()).show("a", "b")).isFalse();
    }

    @Test
    void aDesktopThatRefusesIsNoError() throws IOException {
        program("notify-send", "exit 1");
        assertThat(new DesktopNotice("Linux", List.of(bin)).show("a", "b")).isFalse();
    }

    private void program(String name, String does) throws IOException {
        var file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + does + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
