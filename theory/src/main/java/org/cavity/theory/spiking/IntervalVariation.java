package org.cavity.theory.spiking;

/** CV of the interspike intervals of each of several neurons, and its mean over those that fired three times or more. */
final class IntervalVariation {

    private int intervals;
    private double last;
    private double mean;
    private double squares;
    private int neurons;
    private double sum;

    /** A neuron's spikes begin. */
    void begin() {
        intervals = -1;
        mean = 0;
        squares = 0;
    }

    /** Its next spike. */
    void spike(double time) {
        intervals++;
        if (intervals > 0) {
            double deviation = time - last - mean;
            mean += deviation / intervals;
            squares += deviation * (time - last - mean);
        }
        last = time;
    }

    /** Its spikes end. */
    void end() {
        if (intervals >= 2) {
            sum += Math.sqrt(squares / (intervals - 1)) / mean;
            neurons++;
        }
    }

    /** Adds other neurons. */
    void add(IntervalVariation other) {
        sum += other.sum;
        neurons += other.neurons;
    }

    /** Mean over neurons; NaN without intervals. */
    double mean() {
        return sum / neurons;
    }
}
