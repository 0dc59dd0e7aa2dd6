package dev.gantry.cli;

import dev.gantry.app.stack.DeployListener;
import dev.gantry.app.stack.DeployStack;
import dev.gantry.app.stack.StackActs;
import dev.gantry.docker.Engine;

/// The engine that a stack command is for, and what acts on it.
final class StackEngine implements AutoCloseable {

    private final GantryCommand gantry;
    private final Engine engine;
    private final DeployStack deploys;

    StackEngine(GantryCommand gantry) {
        this.gantry = gantry;
        var address = gantry.chosenHost().address();
        this.engine = gantry.engines().connect(address);
        this.deploys =
                new DeployStack(
                        engine,
                        address,
                        gantry.logins(),
                        gantry.buildx(),
                        gantry.deployJournals(),
                        Thread::startVirtualThread);
    }

    Engine engine() {
        return engine;
    }

    DeployStack deploys() {
        return deploys;
    }

    StackActs acts(DeployListener listener) {
        return new StackActs(engine, Thread::startVirtualThread, listener);
    }

    GantryCommand gantry() {
        return gantry;
    }

    @Override
    public void close() {
        engine.close();
    }
}
