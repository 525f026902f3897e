package org.cavity.diagrams.command;

import java.util.Arrays;
import org.cavity.diagrams.UsageException;
import picocli.CommandLine.Option;

/** Lags of the autocorrelation. */
final class LagOptions {

    @Option(names = "--lags", paramLabel = "T,T,...", description = "Lags of the autocorrelation, such as 0,5,10.")
    private String text;

    /** The lags; none if the option is not given. */
    double[] lags() {
        if (text == null) {
            return new double[0];
        }
        double[] values;
        try {
            values = Arrays.stream(text.split(",", -1)).mapToDouble(part -> Double.parseDouble(part.trim())).toArray();
        } catch (NumberFormatException e) {
            throw new UsageException("lags = " + text + " is not a list of numbers such as 0,5,10.");
        }
        for (double value : values) {
            if (!(value >= 0 && Double.isFinite(value))) {
                throw new UsageException("lags = " + text + " is out of range: each lag must be finite and at least 0.");
            }
        }
        return values;
    }
}
