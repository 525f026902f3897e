package org.cavity.diagrams.command;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cavity.diagrams.UsageException;

/**
 * How long a command may go on.
 *
 * @param text as the user names it; null for as long as it takes
 * @param end when it is over, in {@link System#nanoTime}
 */
record TimeLimit(String text, long end) implements BooleanSupplier {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)([smh])");
    private static final Map<String, Double> SECONDS = Map.of("s", 1.0, "m", 60.0, "h", 3600.0);

    /** Longer than any run, and short enough for its end to be a number of nanoseconds. */
    private static final double MOST_SECONDS = 1e9;

    /**
     * Reads such as {@code 90m}; the time begins now.
     *
     * @param text null for no limit
     * @throws UsageException if the text has another form
     */
    static TimeLimit parse(String text) {
        if (text == null) {
            return new TimeLimit(null, 0);
        }
        Matcher matcher = FORM.matcher(text.trim());
        if (!matcher.matches()) {
            throw new UsageException("max_time = " + text
                    + " cannot be read: it must be a number with s, m or h behind it, such as 90m.");
        }
        double seconds = Double.parseDouble(matcher.group(1)) * SECONDS.get(matcher.group(2));
        return new TimeLimit(text.trim(), System.nanoTime() + (long) (1e9 * Math.min(seconds, MOST_SECONDS)));
    }

    /** Whether the time is over. */
    @Override
    public boolean getAsBoolean() {
        return text != null && System.nanoTime() - end >= 0;
    }
}
