package dev.gantry.boot;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableView;

/// Says when the window has painted a number of containers, for the benches.
///
/// `-Dgantry.mark.rows=100` prints `painted` once 100 rows stand in the table and were painted;
/// `-Dgantry.mark.exit=true` ends the process then.
final class PaintMark {

    private static final int ROWS = Integer.getInteger("gantry.mark.rows", 0);

    private final Scene scene;
    private int pulses;

    private PaintMark(Scene scene) {
        this.scene = scene;
    }

    static void watch(Scene scene) {
        if (Rehearsal.isAskedFor()) {
            Rehearsal.begin(scene);
        } else if (ROWS > 0) {
            scene.addPostLayoutPulseListener(new PaintMark(scene)::pulse);
        }
    }

    /// What one pulse lays out is on the screen before the next one begins.
    private void pulse() {
        if (scene.lookup("#containers-table") instanceof TableView<?> table
                && table.getItems().size() >= ROWS) {
            pulses++;
            if (pulses == 2) {
                System.out.println("painted");
                System.out.flush();
                if (Boolean.getBoolean("gantry.mark.exit")) {
                    Platform.exit();
                }
            } else if (pulses < 2) {
                Platform.requestNextPulse();
            }
        }
    }
}
