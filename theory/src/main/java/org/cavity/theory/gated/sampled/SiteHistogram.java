package org.cavity.theory.gated.sampled;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.gated.GateMeasure;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gaussian.Chebyshev;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * The joint law of σ_z, φ'² and (σ_z' A φ')², A = η − h, collected along the sampled paths in bins of ln σ_z, which a
 * sharp gate spreads over many decades. Given z the pair (h, A) is normal, and with A = ρh + rest of {@link ActivityLaw}
 * its averages are exact,
 *
 * <pre>
 * E[A²φ'² | z] = ρ² E[h²φ'²] + E[rest² | z] E[φ'²].
 * </pre>
 */
final class SiteHistogram {

    /** Width of the bins in ln σ_z; each stands at its mean, so that the width enters in second order. */
    private static final double WIDTH = 0.02;

    private final Map<Integer, double[]> bins = new TreeMap<>();
    private double meanGain;
    private double total;

    /** Averages over h of variance V = v v_max, tabulated in v. */
    static final class GainMoments {

        private final double largest;
        private final Chebyshev gain;
        private final Chebyshev square;
        private final Chebyshev squareTimesVariance;

        GainMoments(GatedNetwork network, double largestVariance) {
            this.largest = largestVariance;
            this.gain = table(network::rateDerivative);
            this.square = table(h -> network.rateDerivative(h) * network.rateDerivative(h));
            this.squareTimesVariance = table(h -> Math.pow(h * network.rateDerivative(h), 2));
        }

        private Chebyshev table(DoubleUnaryOperator f) {
            // In √V, in which averages at small V vary on the scale of φ.
            return Chebyshev.fit(s -> new GaussianAverage(0, largest * s * s, Nonlinearity.TANH).of(f), 1e-9);
        }
    }

    /**
     * Adds the grid points of a path.
     *
     * @param weight weight of each point
     * @param moments averages over h
     * @param opening σ_z
     * @param gateSlope σ_z'
     * @param variance E[h² | z]
     * @param withInput E[h η | z]
     * @param inputVariance E[η²]
     */
    void add(
            double weight,
            GainMoments moments,
            double[] opening,
            double[] gateSlope,
            double[] variance,
            double[] withInput,
            double inputVariance) {
        for (int j = 0; j < opening.length; j++) {
            ActivityLaw law = ActivityLaw.of(variance[j], withInput[j], inputVariance);
            double root = Math.sqrt(law.variance() / moments.largest);
            double square = moments.square.value(root);
            double driven = law.slope() * law.slope() * moments.squareTimesVariance.value(root) + law.rest() * square;
            int bin = (int) Math.floor(Math.log(Math.max(opening[j], Double.MIN_NORMAL)) / WIDTH);
            double[] sums = bins.computeIfAbsent(bin, key -> new double[4]);
            sums[0] += weight;
            sums[1] += weight * opening[j];
            sums[2] += weight * square;
            sums[3] += weight * gateSlope[j] * gateSlope[j] * driven;
            total += weight;
            meanGain += weight * moments.gain.value(root);
        }
    }

    /** Adds what another histogram holds, times a factor. */
    void add(SiteHistogram other, double factor) {
        if (factor == 0) {
            return;
        }
        other.bins.forEach((bin, values) -> {
            double[] sums = bins.computeIfAbsent(bin, key -> new double[4]);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += factor * values[i];
            }
        });
        meanGain += factor * other.meanGain;
        total += factor * other.total;
    }

    /** E[φ']. */
    double meanGain() {
        return meanGain / total;
    }

    /** The law as point masses. */
    GateMeasure measure() {
        double factor = 1 / total;
        int count = bins.size();
        double[] opening = new double[count];
        double[][] mass = new double[3][count];
        int k = 0;
        for (double[] sums : bins.values()) {
            opening[k] = sums[1] / sums[0];
            mass[0][k] = factor * sums[0];
            mass[1][k] = factor * sums[2];
            mass[2][k] = factor * sums[3];
            k++;
        }
        return new GateMeasure(opening, mass[0], mass[1], mass[2]);
    }
}
