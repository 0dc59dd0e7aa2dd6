package dev.gantry.app.terminal;

import java.util.ArrayList;
import java.util.List;

/// Looks for a text in a row, whatever its case.
public final class Find {

    private Find() {}

    /// @param from inclusive
    /// @param to exclusive
    public record Columns(int from, int to) {}

    /// Where it stands, in cells: a wide character counts as two.
    public static List<Columns> columns(ScreenRow row, String wanted) {
        if (wanted.isEmpty() || row.runs().isEmpty()) {
            return List.of();
        }
        var cells = row.cells();
        var found = new ArrayList<Columns>();
        for (int from = 0; from < cells.length(); from++) {
            int to = matchEnd(cells, from, wanted);
            if (to > 0) {
                found.add(new Columns(from, to));
                from = to - 1;
            }
        }
        return found;
    }

    private static int matchEnd(String cells, int from, String wanted) {
        int cell = from;
        for (int index = 0; index < wanted.length(); index++) {
            if (cell >= cells.length() || !same(cells.charAt(cell), wanted.charAt(index))) {
                return -1;
            }
            cell++;
            while (cell < cells.length() && cells.charAt(cell) == ScreenRow.WIDE) {
                cell++;
            }
        }
        return cell;
    }

    private static boolean same(char one, char other) {
        return one == other || Character.toLowerCase(one) == Character.toLowerCase(other);
    }
}
