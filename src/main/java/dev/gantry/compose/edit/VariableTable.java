package dev.gantry.compose.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The variables that compose files ask for, and what they get.
public final class VariableTable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern DEFAULT =
            Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*:?-(.*)}", Pattern.DOTALL);

    public enum Origin {
        PROCESS,
        FILE,
        DEFAULT,
        UNSET
    }

    /// @param value may be secret
    public record Row(String name, String value, Origin origin) {

        /// Without the value.
        @Override
        public String toString() {
            return name + " " + origin;
        }
    }

    private VariableTable() {}

    /// @param files what `.env` says
    public static List<Row> of(
            List<String> texts, Map<String, String> process, Map<String, String> files) {
        var rows = new TreeMap<String, Row>();
        for (var text : texts) {
            text.lines()
                    .filter(line -> !line.stripLeading().startsWith("#"))
                    .forEach(line -> {
                        for (var written : written(line)) {
                            var name = NAME.matcher(written);
                            if (name.find()) {
                                rows.merge(
                                        name.group(),
                                        row(name.group(), written, process, files),
                                        VariableTable::better);
                            }
                        }
                    });
        }
        return List.copyOf(rows.values());
    }

    /// One that has a default in one place only is unset in the others.
    private static Row better(Row one, Row other) {
        return one.origin() == Origin.UNSET ? one : other;
    }

    private static List<String> written(String line) {
        var found = new ArrayList<String>();
        int at = 0;
        while (at < line.length()) {
            if (line.startsWith("$$", at)) {
                at += 2;
                continue;
            }
            int end = line.charAt(at) == '$' ? Variables.end(line, at, line.length()) : -1;
            if (end > 0) {
                var whole = line.substring(at, end);
                found.add(whole);
                found.addAll(written(whole.substring(1)));
            }
            at = end < 0 ? at + 1 : end;
        }
        return found;
    }

    private static Row row(
            String name, String written, Map<String, String> process, Map<String, String> files) {
        var own = process.get(name);
        if (own != null) {
            return new Row(name, own, Origin.PROCESS);
        }
        var kept = files.get(name);
        if (kept != null) {
            return new Row(name, kept, Origin.FILE);
        }
        var given = DEFAULT.matcher(written);
        return given.matches()
                ? new Row(name, given.group(1), Origin.DEFAULT)
                : new Row(name, "", Origin.UNSET);
    }
}
