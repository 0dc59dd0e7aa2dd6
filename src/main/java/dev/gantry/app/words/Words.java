package dev.gantry.app.words;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The texts a person sees, from `messages.properties`.
public final class Words {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.gantry.app.words.messages");

    private Words() {}

    /// Throws [java.util.MissingResourceException] for a key that nobody wrote: a test asks for
    /// all.
    public static String of(String key) {
        return BUNDLE.getString(key);
    }

    /// Fills `{0}`, `{1}`, … of the text; numbers are grouped, a quote is written twice in it.
    public static String of(String key, Object... parts) {
        return new MessageFormat(BUNDLE.getString(key), BUNDLE.getLocale()).format(parts);
    }

    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }

    /// For FXML, which looks up `%key` itself.
    public static ResourceBundle bundle() {
        return BUNDLE;
    }
}
