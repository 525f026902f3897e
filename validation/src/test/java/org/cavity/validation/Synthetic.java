package org.cavity.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Quantity;

/** Samples of a quantity that obeys a + b N^(−p) with Gaussian scatter of variance s²/N. */
record Synthetic(double a, double b, double power, double s) {

    SizedSample sample(int size, int networks, Random random) {
        double[] values = new double[networks];
        Arrays.setAll(values, r -> a + b * Math.pow(size, -power) + s / Math.sqrt(size) * random.nextGaussian());
        return sized(size, values);
    }

    List<SizedSample> samples(Random random, int networks, int... sizes) {
        return Arrays.stream(sizes).mapToObj(n -> sample(n, networks, random)).toList();
    }

    static SizedSample sized(int size, double... values) {
        return new SizedSample(new SimulationSettings(size, values.length, 7, 10, 100, 0.1, 1), Sample.of(values));
    }

    static Comparison compare(QuantityCheck check, Estimate prediction, List<SizedSample> samples) {
        return Comparison.of("synthetic", "here", Map.of("gain", 2.0), check, prediction, samples, List.of());
    }

    static QuantityCheck check(double relativeResolution) {
        return QuantityCheck.of(Quantity.VARIANCE, relativeResolution, 0);
    }
}
