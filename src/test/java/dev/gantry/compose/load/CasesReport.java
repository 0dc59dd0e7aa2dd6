package dev.gantry.compose.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How far Gantry agrees with the reference over the compose cases: `CasesReport FOLDER`.
public final class CasesReport {

    private static final JsonMapper JSON = new JsonMapper();

    private CasesReport() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]).toAbsolutePath();
        boolean telling = args.length > 1;
        int verdicts = 0;
        int agreed = 0;
        int accepted = 0;
        int equal = 0;
        for (var line : Files.readAllLines(folder.resolve("verdicts.tsv"))) {
            var columns = line.split("\t", -1);
            if (columns[0].equals("case")) {
                continue;
            }
            verdicts++;
            boolean ok = columns[2].equals("ok");
            var loaded = load(folder, columns);
            boolean ours = loaded instanceof Loaded.Project;
            if (ours == ok) {
                agreed++;
            } else if (telling) {
                System.out.println(
                        "VERDICT "
                                + columns[0]
                                + " expected "
                                + columns[2]
                                + " "
                                + columns[3]
                                + " but "
                                + said(loaded));
            }
            if (ok) {
                accepted++;
                var difference =
                        loaded instanceof Loaded.Project project
                                ? difference(folder, columns[0], project)
                                : List.of("refused");
                if (difference.isEmpty()) {
                    equal++;
                } else if (telling && ours) {
                    System.out.println("JSON " + columns[0] + " " + difference);
                }
            }
        }
        hashes(folder, telling);
        System.out.printf(
                "verdicts %d of %d (%.2f %%), JSON %d of %d (%.2f %%)%n",
                agreed,
                verdicts,
                100.0 * agreed / verdicts,
                equal,
                accepted,
                100.0 * equal / accepted);
    }

    private static void hashes(Path folder, boolean telling) throws IOException {
        int all = 0;
        int equal = 0;
        var folders = new HashMap<String, String>();
        for (var line : Files.readAllLines(folder.resolve("verdicts.tsv"))) {
            folders.put(line.split("\t", -1)[0], line.split("\t", -1)[1]);
        }
        for (var line : Files.readAllLines(folder.resolve("hashes.tsv"))) {
            var columns = line.split("\t", -1);
            if (columns[0].equals("case")) {
                continue;
            }
            all++;
            var loaded =
                    load(folder, new String[] {columns[0], folders.getOrDefault(columns[0], "")});
            if (loaded instanceof Loaded.Project project
                    && project.json().path("services").path(columns[1])
                            instanceof com.fasterxml.jackson.databind.node.ObjectNode service) {
                var ours = dev.gantry.compose.ConfigHash.of(service);
                if (ours.equals(columns[2])) {
                    equal++;
                } else if (telling) {
                    System.out.println("HASH " + columns[0] + " " + columns[1] + " " + service);
                }
            } else if (telling) {
                System.out.println("HASH " + columns[0] + " " + columns[1] + " none");
            }
        }
        System.out.printf("hashes %d of %d%n", equal, all);
    }

    private static Loaded load(Path folder, String[] columns) {
        var file = folder.resolve("cases").resolve(columns[0]);
        var request =
                LoadRequest.of(
                        List.of(file),
                        new HashMap<>(Map.of("PATH", "/usr/bin:/bin", "HOME", "/nonexistent")));
        if (!columns[1].isEmpty()) {
            request = request.in(folder.resolve("cases").resolve(columns[1]));
        }
        try {
            return ComposeLoader.load(request);
        } catch (RuntimeException bug) {
            return new Loaded.Refused(
                    List.of(
                            new Problem(
                                    dev.gantry.compose.yaml.Place.of(""),
                                    "",
                                    "BUG " + bug + " " + bug.getStackTrace()[0],
                                    "")));
        }
    }

    private static String said(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Project _ -> "accepted";
            case Loaded.Refused(var problems) ->
                    problems.getFirst().path() + ": " + problems.getFirst().message();
        };
    }

    private static List<String> difference(Path folder, String name, Loaded.Project project)
            throws IOException {
        var text = Files.readString(folder.resolve("expected").resolve(name + ".json"));
        var expected = JSON.readTree(text.replace("${CASES}", folder.resolve("cases").toString()));
        var ours = JSON.readTree(JSON.writeValueAsString(project.json()).replace("$", "$$"));
        var found = new ArrayList<String>();
        compare("", expected, ours, found);
        return found;
    }

    private static void compare(String path, JsonNode expected, JsonNode ours, List<String> found) {
        if (expected.isObject() && ours.isObject()) {
            var names = new java.util.TreeSet<String>();
            expected.fieldNames().forEachRemaining(names::add);
            ours.fieldNames().forEachRemaining(names::add);
            for (var name : names) {
                if (!expected.has(name)) {
                    found.add(path + "." + name + " is ours: " + ours.get(name));
                } else if (!ours.has(name)) {
                    found.add(path + "." + name + " missing: " + expected.get(name));
                } else {
                    compare(path + "." + name, expected.get(name), ours.get(name), found);
                }
            }
        } else if (expected.isArray() && ours.isArray() && expected.size() == ours.size()) {
            for (int index = 0; index < expected.size(); index++) {
                compare(path + "[" + index + "]", expected.get(index), ours.get(index), found);
            }
        } else if (expected.isNumber() && ours.isNumber()
                ? expected.decimalValue().compareTo(ours.decimalValue()) != 0
                : !expected.equals(ours)) {
            found.add(path + ": " + expected + " but " + ours);
        }
    }
}
