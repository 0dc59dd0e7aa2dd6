package dev.gantry.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tests against a real engine, whose address is in `GANTRY_TEST_ENGINE`, or else in `DOCKER_HOST`.
///
/// Without one they are skipped; where `CI` is `true` they fail, for nobody looks at what is
/// skipped there. A parameter of type [TestEngine] is that engine; what a test makes on it is
/// removed after the test.
@Tag("engine")
@ExtendWith(EngineExtension.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EngineTest {}
