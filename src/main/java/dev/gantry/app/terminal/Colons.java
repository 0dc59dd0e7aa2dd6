package dev.gantry.app.terminal;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Writes the arguments of a sequence the one way the emulator reads them.
final class Colons {

    private Colons() {}

    /// Of a look: `38:2::255:0:0` is `38;2;255;0;0`, `4:3` is an underline like another.
    static String straightened(String arguments) {
        var all = arguments.indexOf(':') < 0 ? arguments : withoutColons(arguments);
        return filled(all, 'm');
    }

    private static String withoutColons(String arguments) {
        return Arrays.stream(arguments.split(";", -1))
                .map(Colons::straight)
                .collect(Collectors.joining(";"));
    }

    private static String straight(String argument) {
        if (argument.startsWith("4:")) {
            return argument.equals("4:0") ? "24" : "4";
        }
        return argument.replace("::", ":").replace(':', ';');
    }

    /// The emulator passes over what is left out: `;5H` would be row 5, and means column 5.
    static String filled(String arguments, char kind) {
        if (!arguments.startsWith(";") && !arguments.contains(";;")) {
            return arguments;
        }
        var missing = kind == 'H' || kind == 'f' ? "1" : "0";
        return Arrays.stream(arguments.split(";", -1))
                .map(argument -> argument.isEmpty() ? missing : argument)
                .collect(Collectors.joining(";"));
    }

    /// Whether the lines that scroll are given as the emulator bears it: it trusts them.
    static boolean isRegion(String arguments) {
        if (arguments.isEmpty() || !Character.isDigit(arguments.charAt(0))) {
            return !arguments.startsWith(";");
        }
        var parts = arguments.split(";");
        if (parts.length != 2 || !parts[1].matches("\\d{1,4}") || !parts[0].matches("\\d{1,4}")) {
            return false;
        }
        int top = Math.max(1, Integer.parseInt(parts[0]));
        return top < Integer.parseInt(parts[1]);
    }
}
