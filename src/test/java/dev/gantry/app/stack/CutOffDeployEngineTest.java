package dev.gantry.app.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.compose.plan.Project;
import dev.gantry.compose.plan.Wishes;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A Gantry that dies at every single call of an update, before the engine gets the call and after:
/// the next one finds the deploy that was cut off, and brings it to a clean end.
@EngineTest
class CutOffDeployEngineTest {

    private static final DeployOptions QUICK =
            new DeployOptions(true, false, Optional.empty(), Optional.of(Duration.ZERO));

    private static final Wishes WISHES = new Wishes(false, false, true, Set.of(), "", false);

    private static final String OLD =
            """
            services:
              db: {image: "gantry/base:1", command: sleep 1000, init: true, volumes: ["data:/d", /anonymous]}
              web: {image: "gantry/base:1", command: sleep 1000, init: true, scale: 2, depends_on: [db], networks: [default, back]}
              gone: {image: "gantry/base:1", command: sleep 1000, init: true}
            networks: {back: {labels: {n: "1"}}}
            volumes: {data: {}}
            """;

    private static final String NEW =
            """
            services:
              db: {image: "gantry/base:1", command: sleep 2000, init: true, volumes: ["data:/d", /anonymous, "more:/m"]}
              web: {image: "gantry/base:1", command: sleep 1000, init: true, depends_on: [db], networks: [default, back, fresh]}
              side: {image: "gantry/base:1", command: sleep 1000, init: true, network_mode: "service:db"}
            networks: {back: {labels: {n: "2"}}, fresh: {}}
            volumes: {data: {}, more: {}}
            """;

    private final Path temporary;
    private final TestEngine world;
    private StackHand hand;

    CutOffDeployEngineTest(@TempDir Path temporary, TestEngine world) {
        this.temporary = temporary;
        this.world = world;
    }

    @BeforeEach
    void open() throws Exception {
        hand = new StackHand(world, temporary);
    }

    @AfterEach
    void close() {
        hand.close();
    }

    @Test
    void atEveryCallTheOldStackOrTheNewOneIsWholeAfterwards() {
        var old = hand.file(OLD).project();
        var fresh = hand.file(NEW).project();
        deploy(old);
        int calls = survive(fresh);
        assertThat(calls).isGreaterThan(20);
        for (int call = 1; call <= calls; call++) {
            boolean carriedOut = call % 2 == 0;
            deploy(old);
            die(fresh, call, carriedOut);
            hand.deploys.recover(hand.name, DeployListener.NONE);
            assertThat(whole(old) || whole(fresh))
                    .as("after call %d, carried out: %s: %s", call, carriedOut, hand.standing())
                    .isTrue();
            assertThat(hand.deploys.cutOff()).isEmpty();
        }
    }

    @Test
    void whatWasWrittenOutlivesARecoveryThatIsCutOffToo() {
        hand.file(
                """
                services:
                  web: {image: "gantry/base:1", command: sleep 1000, init: true, volumes: ["data:/d"]}
                networks: {default: {}}
                volumes: {data: {}}
                """);
        int calls = survive(hand.project());
        hand.acts.down(hand.acts.parts(hand.name), true, Optional.of(Duration.ZERO));
        die(hand.project(), calls, true);
        hand.said("web-1", "sh", "-c", "echo kept > /d/note");
        for (int call = 1; call < 6; call++) {
            try {
                hand.deploys(new DyingEngine(hand.engine, call, true).engine())
                        .recover(hand.name, DeployListener.NONE);
            } catch (DyingEngine.Death death) { // as meant
            }
        }
        hand.deploys.recover(hand.name, DeployListener.NONE);
        assertThat(hand.standing()).containsExactly("volume " + hand.name + "_data");
        hand.up();
        assertThat(hand.said("web-1", "cat", "/d/note")).isEqualTo("kept");
    }

    @Test
    void aRecoveryLeavesWhatComposeHasMadeOfItSince() {
        var file = "services:\n  web: {image: \"gantry/base:1\", command: sleep %s, init: true}\n";
        var old = hand.file(file.formatted("1000")).project();
        var fresh = hand.file(file.formatted("2000")).project();
        deploy(old);
        int calls = survive(fresh);
        deploy(old);
        die(fresh, calls - 2, true);
        hand.compose("up", "-d");
        var before = hand.standing();
        assertThat(hand.deploys.recover(hand.name, DeployListener.NONE))
                .isEqualTo(DeployStack.Recovery.MOVED_ON);
        assertThat(hand.standing()).isEqualTo(before);
        assertThat(hand.plan().steps()).isEmpty();
    }

    @Test
    void nothingIsDoneToAStackWhoseDeployWasCutOffBeforeThatIsBroughtToItsEnd() {
        var old = hand.file(OLD).project();
        deploy(old);
        die(hand.file(NEW).project(), 12, true);
        assertThatThrownBy(() -> hand.up()).isInstanceOf(DeployException.CutOff.class);
        assertThatThrownBy(() -> hand.deploys.alone(hand.name, () -> true))
                .isInstanceOf(DeployException.CutOff.class);
        assertThat(hand.deploys.cutOff())
                .extracting(DeployStack.CutOffDeploy::project)
                .containsExactly(hand.name);
        hand.deploys.forget(hand.name);
        assertThat(hand.deploys.cutOff()).isEmpty();
    }

    /// On an engine that has nothing of the stack.
    private void deploy(Project project) {
        hand.acts.down(hand.acts.parts(hand.name), true, Optional.of(Duration.ZERO));
        var plan = hand.deploys.plan(project, WISHES);
        hand.deploys.run(project, plan, WISHES, QUICK, DeployListener.NONE);
    }

    private int survive(Project project) {
        var counting = new DyingEngine(hand.engine, 0, false);
        var through = hand.deploys(counting.engine());
        through.run(project, through.plan(project, WISHES), WISHES, QUICK, DeployListener.NONE);
        return counting.calls();
    }

    private void die(Project project, int call, boolean carriedOut) {
        var dying = new DyingEngine(hand.engine, call, carriedOut);
        var through = hand.deploys(dying.engine());
        try {
            through.run(project, through.plan(project, WISHES), WISHES, QUICK, DeployListener.NONE);
        } catch (DyingEngine.Death death) { // as meant
        }
    }

    /// All as the file says, all running, under their own names, and nothing besides. A volume that
    /// something was written to may stay.
    private boolean whole(Project project) {
        var plan = hand.deploys.plan(project, WISHES);
        var names =
                project.services().values().stream()
                        .flatMap(service ->
                                Stream.iterate(1, number -> number + 1)
                                        .limit(service.scale())
                                        .map(number -> service.name() + "-" + number))
                        .toList();
        var networks = hand.acts.parts(hand.name).networks();
        return plan.changesNothing()
                && hand.containers().keySet().equals(Set.copyOf(names))
                && networks.size() == project.networks().size();
    }
}
