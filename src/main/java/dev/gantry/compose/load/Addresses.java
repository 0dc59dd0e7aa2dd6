package dev.gantry.compose.load;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// IP addresses in text; names are none, and nobody is asked.
final class Addresses {

    private Addresses() {}

    static boolean isFour(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (var part : parts) {
            if (!part.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    static boolean isSix(String text) {
        if (text.indexOf(':') < 0 || !text.matches("[0-9a-fA-F:.]+")) {
            return false;
        }
        try {
            InetAddress.getByName(text); // a literal: no name is looked up
            return true;
        } catch (UnknownHostException none) {
            return false;
        }
    }

    static boolean isAny(String text) {
        return isFour(text) || isSix(text);
    }
}
