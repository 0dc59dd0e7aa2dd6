package dev.gantry.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.gantry.store.Settings.Theme;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Light or dark: as a person chose, or as the system is.
public final class Appearance {

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>();

    /// Call on the JavaFX thread.
    public Appearance(Theme chosen) {
        theme.set(chosen);
        theme.addListener(_ -> apply());
        Platform.getPreferences().colorSchemeProperty().addListener(_ -> apply());
        apply();
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public boolean isDark() {
        return switch (theme.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private void apply() {
        Application.setUserAgentStylesheet(
                isDark()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
    }

    public static String stylesheet() {
        return Objects.requireNonNull(Appearance.class.getResource("/dev/gantry/ui/gantry.css"))
                .toExternalForm();
    }
}
