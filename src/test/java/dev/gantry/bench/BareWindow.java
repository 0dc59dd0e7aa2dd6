package dev.gantry.bench;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/// The peer of `start`: the least that a JavaFX program with a table can be.
public final class BareWindow extends Application {

    private int pulses;

    public static void main(String[] args) {
        launch(args);
    }

    @Override
    public void start(Stage stage) {
        var table = new TableView<String>();
        table.getColumns().add(new TableColumn<>("Name"));
        var scene = new Scene(table, 1280, 800);
        stage.setScene(scene);
        stage.show();
        scene.addPostLayoutPulseListener(() -> {
            pulses++;
            if (pulses == 2) {
                System.out.println("painted");
                System.out.flush();
                Platform.exit();
            } else {
                Platform.requestNextPulse();
            }
        });
    }
}
