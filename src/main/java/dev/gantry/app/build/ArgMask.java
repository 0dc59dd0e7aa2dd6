package dev.gantry.app.build;

import dev.gantry.app.container.Secrets;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.BuildNews.Output;
import dev.gantry.docker.BuildNews.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Hides the values of secrets: builders repeat those of arguments in the names of steps and in
/// errors, and a step may write what it was given.
record ArgMask(List<String> secrets) {

    static ArgMask of(BuildOptions options) {
        var secretArgs =
                options.args().entrySet().stream()
                        .filter(arg -> Secrets.isSecretName(arg.getKey()))
                        .map(Map.Entry::getValue)
                        .filter(value -> !value.isEmpty());
        var mounted =
                options.session().secrets().stream().flatMap(secret -> secret.values().stream());
        return new ArgMask(Stream.concat(secretArgs, mounted).toList());
    }

    String text(String text) {
        var shown = text;
        for (var secret : secrets) {
            shown = shown.replace(secret, Secrets.MASK);
        }
        return shown;
    }

    BuildNews news(BuildNews news) {
        return switch (news) {
            case Step(var id, var name, var state, var started, var took, var error) ->
                    new Step(id, text(name), state, started, took, text(error));
            case Output(var step, var text) -> new Output(step, text(text));
            case BuildNews.Warning(var step, var text, var line) ->
                    new BuildNews.Warning(step, text(text), line);
            case BuildNews.Said(var text) -> new BuildNews.Said(text(text));
            case BuildNews.Failed(var message, var line) ->
                    new BuildNews.Failed(text(message), line);
            case BuildNews.Moved _, BuildNews.Built _ -> news;
        };
    }
}
