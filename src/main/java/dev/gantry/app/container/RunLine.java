package dev.gantry.app.container;

import dev.gantry.app.container.DraftException.Reason;
import java.util.List;

/// Reads a `docker run` that somebody pasted.
public final class RunLine {

    private final List<String> words;
    private final RunDraft draft = new RunDraft();
    private int at;

    private RunLine(List<String> words) {
        this.words = words;
    }

    /// Also `docker create` and `docker container run`, with or without `sudo`; `podman` too.
    ///
    /// Throws [DraftException] with the word that it stumbled over.
    public static ContainerDraft parse(String line) {
        return read(line).draft();
    }

    /// @param leftOut options that Docker has, and that are not in the draft
    public record Reading(ContainerDraft draft, List<String> leftOut) {}

    /// As [#parse], and what of it could not be taken over.
    public static Reading read(String line) {
        var run = new RunLine(ShellWords.split(line.strip().replaceFirst("^[$#] ", "")));
        run.command();
        run.options();
        return new Reading(run.imageAndCommand(), run.draft.leftOut());
    }

    private void command() {
        if (words.isEmpty()) {
            throw new DraftException(Reason.EMPTY, "");
        }
        if (words.getFirst().equals("sudo")) {
            at++;
        }
        var engine = next(Reason.NO_RUN);
        if (!engine.matches("(.*/)?(docker|podman)")) {
            throw new DraftException(Reason.NO_RUN, engine);
        }
        var verb = next(Reason.NO_RUN);
        if (verb.equals("container")) {
            verb = next(Reason.NO_RUN);
        }
        if (!verb.equals("run") && !verb.equals("create")) {
            throw new DraftException(Reason.NO_RUN, verb);
        }
    }

    private String next(Reason otherwise) {
        if (at >= words.size()) {
            throw new DraftException(otherwise, words.getLast());
        }
        return words.get(at++);
    }

    private void options() {
        while (at < words.size() && words.get(at).startsWith("-") && words.get(at).length() > 1) {
            var word = words.get(at++);
            if (word.equals("--")) {
                return;
            }
            if (word.startsWith("--")) {
                longOption(word);
            } else {
                shortOptions(word);
            }
        }
    }

    private void longOption(String word) {
        int equals = word.indexOf('=');
        var flag = equals < 0 ? word.substring(2) : word.substring(2, equals);
        var switched = RunFlags.SWITCHES.get(flag);
        if (switched != null) {
            switched.to(draft, equals < 0 ? "true" : word.substring(equals + 1));
            return;
        }
        valued(flag, word)
                .to(draft, equals < 0 ? next(Reason.NO_VALUE) : word.substring(equals + 1));
    }

    /// `-dit`, `-p80:80`, `-e=A=1`: letters that stand alone, then one that takes the rest.
    private void shortOptions(String word) {
        for (int index = 1; index < word.length(); index++) {
            var flag = RunFlags.SHORT.getOrDefault(word.substring(index, index + 1), "");
            var switched = RunFlags.SWITCHES.get(flag);
            if (switched == null) {
                var rest = word.substring(index + 1);
                var deed = valued(flag, word);
                deed.to(
                        draft,
                        rest.isEmpty() ? next(Reason.NO_VALUE) : rest.replaceFirst("^=", ""));
                return;
            }
            if (word.startsWith("=", index + 1)) {
                switched.to(draft, word.substring(index + 2));
                return;
            }
            switched.to(draft, "true");
        }
    }

    private static RunFlags.Deed valued(String flag, String word) {
        var deed = RunFlags.VALUES.get(flag);
        if (deed == null) {
            throw new DraftException(Reason.FLAG, word);
        }
        return deed;
    }

    private ContainerDraft imageAndCommand() {
        if (at >= words.size()) {
            throw new DraftException(Reason.NO_IMAGE, words.getLast());
        }
        return draft.done(words.get(at), words.subList(at + 1, words.size()));
    }
}
