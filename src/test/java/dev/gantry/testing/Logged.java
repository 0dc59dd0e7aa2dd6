package dev.gantry.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What a package logs meanwhile, for a test to read and for nobody else.
public final class Logged extends Handler {

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Logger logger;

    public Logged(String logger) {
        this.logger = Logger.getLogger(logger);
        this.logger.setUseParentHandlers(false);
        this.logger.addHandler(this);
    }

    /// The failures that were logged.
    public List<Throwable> failures() {
        return records.stream().map(LogRecord::getThrown).filter(thrown -> thrown != null).toList();
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
