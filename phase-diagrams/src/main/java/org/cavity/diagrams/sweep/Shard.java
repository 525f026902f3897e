package org.cavity.diagrams.sweep;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cavity.diagrams.UsageException;

/**
 * One of several equal parts of a sweep, each for a process of its own.
 *
 * @param number which part, from 1
 * @param count number of parts
 */
public record Shard(int number, int count) {

    /** The only part. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

    /**
     * Checks the numbers.
     *
     * @throws UsageException if there is no such part
     */
    public Shard {
        if (number < 1 || number > count) {
            throw new UsageException("shard = " + number + "/" + count
                    + " is out of range: the first number must be from 1 to the second, the number of shards.");
        }
    }

    /**
     * Reads {@code i/n}.
     *
     * @throws UsageException if the text has another form or names no part
     */
    public static Shard parse(String text) {
        Matcher matcher = FORM.matcher(text.trim());
        if (!matcher.matches()) {
            throw new UsageException("shard = " + text + " cannot be read: it must be i/n, such as 2/8.");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether this part has the piece of work of this number, counted from 0. */
    public boolean has(int piece) {
        return piece % count == number - 1;
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
