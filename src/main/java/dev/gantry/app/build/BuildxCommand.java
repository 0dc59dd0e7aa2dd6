package dev.gantry.app.build;

import dev.gantry.app.container.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A build as the words of `docker buildx build`, and what its environment has besides.
///
/// @param variables secret arguments: on the command line everybody on the machine could read them
record BuildxCommand(List<String> words, Map<String, String> variables) {

    /// @param metadata a file that it shall write
    static BuildxCommand of(BuildOptions options, Path metadata) {
        var words = new ArrayList<String>();
        var variables = new HashMap<String, String>();
        words.addAll(List.of("build", "--progress", "rawjson"));
        words.addAll(List.of("--metadata-file", metadata.toString()));
        words.add(options.push() ? "--push" : "--load");
        words.addAll(List.of("--file", options.dockerfile().toString()));
        options.tags().forEach(tag -> words.addAll(List.of("--tag", tag)));
        options.args()
                .forEach((name, value) -> {
                    boolean hidden = Secrets.isSecretName(name);
                    words.addAll(List.of("--build-arg", hidden ? name : name + "=" + value));
                    if (hidden) {
                        variables.put(name, value);
                    }
                });
        options.labels()
                .forEach((name, value) -> words.addAll(List.of("--label", name + "=" + value)));
        withText(words, "--target", options.target());
        withText(words, "--platform", String.join(",", options.platforms()));
        withText(words, "--network", options.network());
        if (options.noCache()) {
            words.add("--no-cache");
        }
        if (options.pull()) {
            words.add("--pull");
        }
        addSession(words, options.session());
        words.add("--");
        words.add(options.folder().toString());
        return new BuildxCommand(words, variables);
    }

    private static void addSession(List<String> words, BuildSession session) {
        session.secrets().forEach(secret -> words.addAll(List.of("--secret", secret.text())));
        session.ssh().forEach(agent -> words.addAll(List.of("--ssh", agent)));
        session.contexts()
                .forEach((name, from) ->
                        words.addAll(List.of("--build-context", name + "=" + from)));
    }

    private static void withText(List<String> words, String option, String value) {
        if (!value.isEmpty()) {
            words.addAll(List.of(option, value));
        }
    }
}
