package dev.gantry.app.stack;

import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.compose.plan.UnsupportedException;
import dev.gantry.docker.EngineException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What becomes of deploys, in words.
public final class DeployWords {

    private DeployWords() {}

    public static Explanation of(DeployException failure) {
        return switch (failure) {
            case DeployException.Hindered hindered ->
                    new Explanation(
                            Words.of("deploy.hindered"),
                            hindered.obstacles().stream()
                                    .map(PlanWords::of)
                                    .collect(Collectors.joining(" ")),
                            "");
            case DeployException.Overtaken _ ->
                    new Explanation(
                            Words.of("deploy.overtaken"), Words.of("deploy.overtakenAdvice"), "");
            case DeployException.Busy _ ->
                    new Explanation(Words.of("deploy.busy"), Words.of("deploy.busyAdvice"), "");
            case DeployException.NoJournal away ->
                    new Explanation(
                            Words.of("deploy.noJournal", away.file()),
                            Words.of("deploy.noJournalAdvice"),
                            message(away.getCause()));
            case DeployException.BadJournal bad ->
                    new Explanation(
                            Words.of("deploy.badJournal", bad.file()),
                            Words.of("deploy.badJournalAdvice"),
                            message(bad.getCause()));
            case DeployException.NotForgotten stays ->
                    new Explanation(
                            Words.of("deploy.notForgotten", stays.file()),
                            Words.of("deploy.notForgottenAdvice"),
                            message(stays.getCause()));
            case DeployException.NotStarted not ->
                    new Explanation(of(not.trouble()), "", details(not.trouble()));
            case DeployException.NoImage away ->
                    new Explanation(
                            Words.of("deploy.noImage", away.image()),
                            cause(away) + " " + Words.of("deploy.untouched"),
                            message(away.getCause()));
            case DeployException.PutBack back ->
                    new Explanation(
                            of(back.trouble()),
                            (back(back.gone()) + " " + kept(back.keptVolumes())).strip(),
                            details(back.trouble()));
            case DeployException.NotPutBack not ->
                    new Explanation(
                            of(not.trouble()),
                            Words.of("deploy.notBack", cause(not.undoing())),
                            details(not.trouble()));
            case DeployException.LeftOver left ->
                    new Explanation(
                            Words.of("deploy.leftOver"),
                            Words.of("deploy.leftOverAdvice"),
                            message(left));
            case DeployException.CutOff cut ->
                    new Explanation(
                            Words.of("deploy.cutOff", String.valueOf(cut.getMessage())),
                            Words.of("deploy.cutOffAdvice"),
                            "");
        };
    }

    private static String back(List<String> gone) {
        return gone.isEmpty()
                ? Words.of("deploy.back")
                : Words.of("deploy.backBut", String.join(", ", gone));
    }

    private static String kept(List<String> volumes) {
        return volumes.isEmpty() ? "" : Words.of("deploy.kept", String.join(", ", volumes));
    }

    private static String cause(DeployException.NoImage away) {
        return cause(Objects.requireNonNull(away.getCause()));
    }

    private static String cause(Throwable failure) {
        var why = Explain.failure(failure);
        return (why.title() + " " + why.advice()).strip();
    }

    private static String message(@Nullable Throwable failure) {
        return failure == null ? "" : String.valueOf(failure.getMessage());
    }

    /// What made a deploy fail, in a sentence.
    public static String of(Trouble trouble) {
        return switch (trouble) {
            case Trouble.Refused(var subject, var name, var cause) -> refused(subject, name, cause);
            case Trouble.Ended(var container, int code, var lines) ->
                    Words.of("deploy.ended", container, code, last(lines));
            case Trouble.Unhealthy(var container, var outputs) ->
                    Words.of("deploy.unhealthy", container, last(outputs));
            case Trouble.NotReady(var container, var condition, var waiting, int code, var lines) ->
                    Words.of(
                            "deploy.notReady." + condition.name().toLowerCase(Locale.ROOT),
                            waiting,
                            container,
                            code,
                            last(lines));
            case Trouble.TooLong(var container, _, long seconds) ->
                    Words.of("deploy.tooLong", container, seconds);
            case Trouble.HookFailed(var container, var hook, int code, var output) ->
                    Words.of("deploy.hook", hook, container, code, output.strip());
            case Trouble.Failed(var cause) -> cause(cause);
            case Trouble.Stopped() -> Words.of("deploy.stopped");
        };
    }

    private static String refused(
            DeployProgress.Subject subject, String name, RuntimeException cause) {
        if (cause instanceof UnsupportedException unsupported) {
            return Words.of("deploy.unsupported", unsupported.service(), unsupported.what());
        }
        var kind = Words.of("deploy.subject." + subject.name().toLowerCase(Locale.ROOT));
        return cause instanceof EngineException.NoConnection
                ? Words.of("deploy.lost", cause(cause))
                : Words.of("deploy.refused", kind, name, message(cause));
    }

    private static String last(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((_, later) -> later)
                .map(line -> Words.of("deploy.lastLine", line))
                .orElse("");
    }

    /// All that is known besides, for who wants it.
    public static String details(Trouble trouble) {
        return switch (trouble) {
            case Trouble.Ended(_, _, var lines) -> String.join("\n", lines);
            case Trouble.Unhealthy(_, var outputs) -> String.join("\n", outputs);
            case Trouble.NotReady(_, _, _, _, var lines) -> String.join("\n", lines);
            case Trouble.Refused _,
                    Trouble.TooLong _,
                    Trouble.HookFailed _,
                    Trouble.Failed _,
                    Trouble.Stopped _ ->
                    "";
        };
    }

    /// Such as "web-1 starting".
    public static String of(DeployProgress.At at) {
        var deed = Words.of("deploy.deed." + at.deed().name().toLowerCase(Locale.ROOT));
        return at.detail().isEmpty() ? deed : deed + " (" + at.detail() + ")";
    }
}
