package dev.gantry;

import dev.gantry.boot.AppPaths;
import dev.gantry.boot.Launch;
import dev.gantry.boot.WindowDoor;
import java.util.Optional;

/// Without arguments the window, with arguments the command line.
public final class Gantry {

    private Gantry() {}

    public static void main(String[] args) {
        System.exit(
                WindowDoor.open(
                        new Launch(
                                AppPaths.data(Optional.empty(), System.getenv()),
                                Optional.empty())));
    }
}
