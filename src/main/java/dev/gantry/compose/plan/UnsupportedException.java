package dev.gantry.compose.plan;

/// A file asks for what this engine or Gantry cannot do.
public final class UnsupportedException extends RuntimeException {

    private final String service;
    private final String what;

    UnsupportedException(String service, String what) {
        super(service + ": " + what);
        this.service = service;
        this.what = what;
    }

    public String service() {
        return service;
    }

    /// A clause that tells what is asked for and what it would need.
    public String what() {
        return what;
    }
}
