package dev.gantry.cli;

import dev.gantry.app.stack.PlanWords;
import dev.gantry.app.words.Words;
import dev.gantry.compose.plan.Plan;
import java.io.PrintWriter;

/// A plan for a terminal.
final class PlanText {

    private PlanText() {}

    static void print(Plan plan, PrintWriter out) {
        if (plan.changesNothing()) {
            out.println(Words.of("plan.nothing", plan.project()));
        } else {
            out.println(Words.of("plan.title", plan.project(), plan.steps().size()));
            plan.steps().forEach(step -> out.println("  " + PlanWords.of(step)));
        }
        if (!plan.unchanged().isEmpty()) {
            out.println(
                    Words.of(
                            "plan.unchanged",
                            plan.unchanged().size(),
                            String.join(", ", plan.unchanged())));
        }
        for (var concern : plan.concerns()) {
            var kind = Words.of(concern.isObstacle() ? "plan.obstacle" : "plan.note");
            out.println(kind + ": " + PlanWords.of(concern));
        }
        out.flush();
    }
}
