package org.cavity.theory.model;

/**
 * A constant input to a population.
 *
 * @param mean mean over neurons
 * @param deviation standard deviation of the input (not of the potential) over neurons, at least 0
 */
public record InputLevel(double mean, double deviation) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not finite, or the deviation negative
     */
    public InputLevel {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("input mean = " + mean + " is out of range: it must be finite.");
        }
        if (!(deviation >= 0) || !Double.isFinite(deviation)) {
            throw new IllegalArgumentException(
                    "input deviation = " + deviation + " is out of range: it must be finite and at least 0.");
        }
    }

    /** The part of the input that a channel carries. */
    public double get(InputChannel channel) {
        return channel == InputChannel.MEAN ? mean : deviation;
    }

    /** The same level with another value in one channel. */
    public InputLevel with(InputChannel channel, double value) {
        return channel == InputChannel.MEAN ? new InputLevel(value, deviation) : new InputLevel(mean, value);
    }
}
