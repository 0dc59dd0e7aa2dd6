package dev.gantry.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.app.stack.PlanWords;
import dev.gantry.compose.plan.Plan;
import dev.gantry.compose.plan.Step;

/// A plan for machines, on one line.
final class PlanJson {

    private PlanJson() {}

    static ObjectNode of(Plan plan) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("project", plan.project()).put("changes", !plan.changesNothing());
        var steps = node.putArray("steps");
        plan.steps().forEach(step -> steps.add(step(step)));
        var unchanged = node.putArray("unchanged");
        plan.unchanged().forEach(unchanged::add);
        var concerns = node.putArray("concerns");
        plan.concerns()
                .forEach(concern ->
                        concerns.addObject()
                                .put("kind", concern.getClass().getSimpleName())
                                .put("obstacle", concern.isObstacle())
                                .put("message", PlanWords.of(concern)));
        return node;
    }

    private static ObjectNode step(Step step) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("act", PlanWords.verb(step))
                .put("kind", PlanWords.kind(step))
                .put("name", PlanWords.name(step));
        if (step instanceof Step.OfContainer container) {
            node.put("service", container.service());
        }
        var reasons = node.putArray("reasons");
        step.reasons()
                .forEach(reason ->
                        reasons.addObject()
                                .put("kind", reason.getClass().getSimpleName())
                                .put("message", PlanWords.of(reason)));
        return node;
    }
}
