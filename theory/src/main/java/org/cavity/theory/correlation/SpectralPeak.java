package org.cavity.theory.correlation;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.rootfinding.Roots;

/**
 * The peak of a power spectrum.
 *
 * @param frequency angular frequency of the largest power, 0 if power falls from the start
 * @param power the largest power
 * @param width full width at half maximum; empty if half of it is not reached on both sides of the peak
 */
public record SpectralPeak(double frequency, double power, OptionalDouble width) {

    /** Step of the differences whose zero is the peak, as a share of the grid's. */
    private static final double DIFFERENCE = 0.01;

    /**
     * Finds the peak.
     *
     * @param power the spectrum at any frequency
     * @param grid the spectrum at m times the spacing, m = 0, 1, …, dense enough that it has one peak between neighbours
     * @param spacing the spacing
     */
    public static SpectralPeak of(DoubleUnaryOperator power, double[] grid, double spacing) {
        int top = 0;
        for (int m = 1; m < grid.length; m++) {
            top = grid[m] > grid[top] ? m : top;
        }
        double d = DIFFERENCE * spacing;
        DoubleUnaryOperator slope = w -> power.applyAsDouble(w + d) - power.applyAsDouble(w - d);
        double frequency = top * spacing;
        if (top + 1 < grid.length) {
            double low = top == 0 ? 2 * d : frequency - spacing;
            if (slope.applyAsDouble(low) > 0) {
                frequency = Roots.between(slope, low, frequency + spacing);
            }
        }
        double largest = power.applyAsDouble(frequency);
        DoubleUnaryOperator excess = w -> power.applyAsDouble(w) - 0.5 * largest;
        int above = top;
        while (above < grid.length && grid[above] > 0.5 * largest) {
            above++;
        }
        int below = top;
        while (below >= 0 && grid[below] > 0.5 * largest) {
            below--;
        }
        if (above == grid.length || below < 0) {
            return new SpectralPeak(frequency, largest, OptionalDouble.empty());
        }
        double upper = Roots.between(excess, (above - 1) * spacing, above * spacing);
        double lower = Roots.between(excess, below * spacing, (below + 1) * spacing);
        return new SpectralPeak(frequency, largest, OptionalDouble.of(upper - lower));
    }

    /**
     * Q, the peak's frequency over its full width at half maximum: 0 where the peak is at frequency 0, empty where the width
     * does not exist.
     */
    public OptionalDouble qualityFactor() {
        if (frequency == 0) {
            return OptionalDouble.of(0);
        }
        return width.isPresent() ? OptionalDouble.of(frequency / width.getAsDouble()) : OptionalDouble.empty();
    }
}
