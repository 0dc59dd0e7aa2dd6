package dev.gantry.compose.load;

import java.math.BigDecimal;

/// Numbers in text as Go writes them.
final class GoNumber {

    private GoNumber() {}

    /// Go's `%v`: `1`, `1.5`, `1e+06`, `+Inf`, `true`.
    static String show(Object value) {
        return value instanceof Double number ? decimal(number) : String.valueOf(value);
    }

    private static String decimal(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        if (Double.isNaN(number) || number == 0) {
            return Double.isNaN(number) ? "NaN" : "0";
        }
        var exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= -4 && exponent < 21 && !isLarge(exponent)) {
            return exact.toPlainString();
        }
        var digits = exact.unscaledValue().abs().toString();
        var sign = number < 0 ? "-" : "";
        var fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        var power = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
        return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + power;
    }

    /// `%v` has its exponent from a million on.
    private static boolean isLarge(int exponent) {
        return exponent >= 6;
    }
}
