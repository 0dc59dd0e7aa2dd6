package dev.gantry.testing;

import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineEnvironment;
import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Finds the engine for [EngineTest].
final class EngineExtension implements ExecutionCondition, ParameterResolver {

    private static final Namespace HERE = Namespace.create(EngineExtension.class);
    private static final String NONE =
            "no engine: set GANTRY_TEST_ENGINE, for example with eval \"$(packaging/engine env)\"";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var address = address();
        if (address.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(NONE);
        }
        return address.map(found -> ConditionEvaluationResult.enabled("engine at " + found))
                .orElseGet(() -> ConditionEvaluationResult.disabled(NONE));
    }

    /// With `DOCKER_TLS_VERIFY` and `DOCKER_CERT_PATH`, where these are set.
    private static Optional<EngineAddress> address() {
        var variables = new HashMap<>(System.getenv());
        var named = variables.get("GANTRY_TEST_ENGINE");
        if (named != null) {
            variables.put("DOCKER_HOST", named);
        }
        var here = EngineEnvironment.current();
        return new EngineEnvironment(variables, here.home(), here.root(), here.windows())
                .dockerHost();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestEngine.class;
    }

    @Override
    public TestEngine resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(HERE)
                .computeIfAbsent(
                        TestEngine.class,
                        _ -> new TestEngine(address().orElseThrow()),
                        TestEngine.class);
    }
}
