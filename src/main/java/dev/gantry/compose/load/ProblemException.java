package dev.gantry.compose.load;

import java.util.List;

/// Ends the reading of a file: what follows would be guesswork.
final class ProblemException extends RuntimeException {

    private final transient List<Problem> problems;

    ProblemException(Problem problem) {
        this(List.of(problem));
    }

    ProblemException(List<Problem> problems) {
        super(problems.getFirst().message(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }
}
