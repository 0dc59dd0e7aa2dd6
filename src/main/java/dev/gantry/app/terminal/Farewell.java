package dev.gantry.app.terminal;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ExecRequest;
import dev.gantry.docker.Processes;

/// Ends what runs in a session: the engine lets it run on when nobody listens any more, and has no
/// call to end it.
///
/// Each session has a mark in its environment, which what it starts inherits. A second process in
/// the same container looks for it and tells its bearers that their terminal is gone.
final class Farewell {

    private static final String NAME = "GANTRY_SESSION";

    /// One `grep` over all processes: one for each would take seconds where there are many.
    ///
    /// As a terminal does when its window is closed; who does not listen is killed. A session that
    /// was begun just now may bear its mark a little later, so none found is looked for again.
    private static final String SCRIPT =
            """
            all() {
              for file in $(grep -ls "$1" /proc/[0-9]*/environ 2>/dev/null); do
                pid=${file#/proc/}
                echo "${pid%/environ}"
              done
            }
            told=
            for wait in 1 2 3 4 5 6 7; do
              left=$(all "$1")
              [ -n "$told" ] && [ -z "$left" ] && exit 0
              if [ -z "$told" ] && [ -n "$left" ]; then
                for pid in $left; do kill -HUP "$pid" 2>/dev/null; kill -CONT "$pid" 2>/dev/null; done
                told=yes
                continue
              fi
              sleep 0.2 2>/dev/null || sleep 1
            done
            for pid in $(all "$1"); do kill -KILL "$pid" 2>/dev/null; done
            sleep 0.1 2>/dev/null || sleep 1
            [ -z "$(all "$1")" ]
            """;

    private Farewell() {}

    static String mark(String session) {
        return NAME + "=" + session;
    }

    /// @param user who may end the session's processes: the one they run as
    /// @return whether they have ended; else there is no shell or `grep` to end them with
    static boolean end(Processes processes, ContainerId container, String user, String session) {
        var script = ExecRequest.of("sh", "-c", SCRIPT, "farewell", mark(session)).as(user);
        try {
            return ShellFinder.said(processes, container, script).isPresent();
        } catch (EngineException.Gone | EngineException.Conflict alsoGone) {
            return true; // no container, no process
        }
    }
}
