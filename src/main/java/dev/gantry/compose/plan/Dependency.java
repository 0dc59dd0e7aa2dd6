package dev.gantry.compose.plan;

/// That one service needs another.
///
/// @param restart it is started again when the other one was made anew
/// @param required else it does without
public record Dependency(String service, Condition condition, boolean restart, boolean required) {

    public enum Condition {
        STARTED("service_started"),
        HEALTHY("service_healthy"),
        COMPLETED("service_completed_successfully");

        private final String word;

        Condition(String word) {
            this.word = word;
        }

        /// As compose files say it.
        public String word() {
            return word;
        }

        /// [#STARTED] for a word that nobody knows.
        public static Condition of(String word) {
            for (var each : values()) {
                if (each.word.equals(word)) {
                    return each;
                }
            }
            return STARTED;
        }
    }
}
