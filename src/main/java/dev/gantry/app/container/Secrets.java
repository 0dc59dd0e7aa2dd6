package dev.gantry.app.container;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Knows by name, or by form, what nobody should read over a shoulder.
///
/// Too much hidden costs a click, too little costs a password: when in doubt it hides.
public final class Secrets {

    public static final String MASK = "••••••••";

    private static final Pattern NAME =
            Pattern.compile(
                    "passw|passwd|pwd|passphrase|secret|token|credential|api_?key|access_?key"
                            + "|private_?key|encryption_?key|signing_?key|(^|_)key($|_)|auth($|_)"
                            + "|(^|_)dsn($|_)|(^|_)salt($|_)|cookie|(^|_)pass($|_)|bearer|jwt",
                    Pattern.CASE_INSENSITIVE);

    /// The password in `scheme://user:password@host`.
    private static final Pattern URL_PASSWORD =
            Pattern.compile("(?<=://[^/\\s:@]{0,200}:)[^/\\s@]+(?=@)");

    /// The value after a name that is a secret, in a line of free text such as a command.
    private static final Pattern OPTION =
            Pattern.compile(
                    "(?i)(--?[\\w-]*(?:passw(?:or)?d|secret|token|api-?key)[\\w-]*[= ])(\\S+)");

    private static final Pattern WORD =
            Pattern.compile("([A-Za-z_][\\w.-]*)=(\"[^\"]*\"|'[^']*'|\\S+)");

    private Secrets() {}

    /// Names that only say where a secret is kept, such as `POSTGRES_PASSWORD_FILE`, are none.
    public static boolean isSecretName(String name) {
        return NAME.matcher(name.replace('.', '_').replace('-', '_')).find()
                && !name.toLowerCase(Locale.ROOT).endsWith("_file");
    }

    /// `NAME=value`, the value hidden where it looks secret.
    public static String maskAssignment(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            return assignment;
        }
        var name = assignment.substring(0, equals);
        return name + "=" + maskValue(name, assignment.substring(equals + 1));
    }

    public static String maskValue(String name, String value) {
        if (value.isEmpty()) {
            return value;
        }
        return isSecretName(name) ? MASK : maskText(value);
    }

    /// Free text with assignments in it, such as a line of a Dockerfile.
    public static String maskWords(String text) {
        var masked =
                WORD.matcher(maskText(text))
                        .replaceAll(word ->
                                isSecretName(word.group(1))
                                        ? Matcher.quoteReplacement(word.group(1) + "=" + MASK)
                                        : Matcher.quoteReplacement(word.group()));
        return masked;
    }

    /// Free text: passwords inside URLs and after telling options.
    public static String maskText(String text) {
        var urls = URL_PASSWORD.matcher(text).replaceAll(MASK);
        return OPTION.matcher(urls).replaceAll("$1" + Matcher.quoteReplacement(MASK));
    }

    public static boolean hides(String name, String value) {
        return !maskValue(name, value).equals(value);
    }
}
