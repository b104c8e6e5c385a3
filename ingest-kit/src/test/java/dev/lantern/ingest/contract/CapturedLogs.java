package dev.lantern.ingest.contract;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything that is logged until this is closed, Lantern's own at every level, with exceptions and their causes. */
public final class CapturedLogs extends Handler implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OWN = Logger.getLogger("dev.lantern");

    private final StringBuffer text = new StringBuffer();
    private final Level ownLevel = OWN.getLevel();

    private CapturedLogs() {
        setFormatter(new PatternFormatter("%p %c %s %X %e%n"));
        setLevel(Level.ALL);
    }

    public static CapturedLogs start() {
        CapturedLogs logs = new CapturedLogs();
        OWN.setLevel(Level.ALL);
        ROOT.addHandler(logs);
        return logs;
    }

    public String text() {
        return text.toString();
    }

    @Override
    public void publish(LogRecord record) {
        text.append(getFormatter().format(record));
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        ROOT.removeHandler(this);
        OWN.setLevel(ownLevel);
    }
}
