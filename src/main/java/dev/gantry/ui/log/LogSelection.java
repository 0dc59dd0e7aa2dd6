package dev.gantry.ui.log;

import dev.gantry.app.log.LineQuery.Hit;

/// What a person marked, from one character to another.
final class LogSelection {

    /// A place between two characters.
    record Spot(long id, int character) implements Comparable<Spot> {
        @Override
        public int compareTo(Spot other) {
            return id == other.id
                    ? Integer.compare(character, other.character)
                    : Long.compare(id, other.id);
        }
    }

    private static final Spot NOWHERE = new Spot(Long.MIN_VALUE, 0);

    private Spot anchor = NOWHERE;
    private Spot head = NOWHERE;

    void begin(Spot at) {
        anchor = at;
        head = at;
    }

    void extend(Spot to) {
        head = to;
        anchor = anchor.equals(NOWHERE) ? to : anchor;
    }

    void line(long id) {
        lines(id, id);
    }

    void lines(long first, long last) {
        anchor = new Spot(first, 0);
        head = new Spot(last, Integer.MAX_VALUE);
    }

    boolean isEmpty() {
        return anchor.equals(head);
    }

    Spot head() {
        return head;
    }

    Spot from() {
        return anchor.compareTo(head) < 0 ? anchor : head;
    }

    Spot to() {
        return anchor.compareTo(head) < 0 ? head : anchor;
    }

    /// The part of a line that is marked; empty when none is.
    Hit within(long id, int length) {
        if (isEmpty() || id < from().id() || id > to().id()) {
            return new Hit(0, 0);
        }
        int begin = id == from().id() ? Math.min(length, from().character()) : 0;
        int end = id == to().id() ? Math.min(length, to().character()) : length;
        return new Hit(begin, Math.max(begin, end));
    }
}
