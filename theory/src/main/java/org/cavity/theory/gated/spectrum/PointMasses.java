package org.cavity.theory.gated.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cavity.theory.gated.GateMeasure;

/** Openings at finitely many values: of the sites at one moment, of a gate that stands still, or of sampled paths. */
final class PointMasses implements OpeningLaw {

    /** 1/s is kept a number. */
    private static final double SMALLEST = 1e-300;

    /** Openings so close that they are one in floating point. */
    private static final double SAME = 1e-14;

    private final double[] inverse;
    private final double[] rate;
    private final double[] gate;
    private final double[] poles;
    private final double[] strength;
    private final boolean moving;

    PointMasses(GateMeasure measure) {
        double[] opening = measure.opening();
        int[] order = IntStream.range(0, opening.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -opening[k]))
                .mapToInt(k -> k)
                .toArray();
        int n = order.length;
        inverse = new double[n];
        rate = new double[n];
        gate = new double[n];
        boolean anyGate = false;
        List<Double> places = new ArrayList<>();
        List<Double> strengths = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double s = Math.max(SMALLEST, opening[order[i]]);
            inverse[i] = 1 / s;
            rate[i] = measure.rateWeight()[order[i]];
            double g = measure.gateWeight()[order[i]];
            gate[i] = g == 0 ? 0 : g / s / s;
            anyGate |= g > 0;
            if (rate[i] == 0 && g == 0) {
                continue;
            }
            int last = places.size() - 1;
            if (last >= 0 && -s - places.get(last) <= SAME * s) {
                strengths.set(last, strengths.get(last) + rate[i] * s * s);
            } else {
                places.add(-s);
                strengths.add(rate[i] * s * s);
            }
        }
        moving = anyGate;
        poles = places.stream().mapToDouble(p -> p).toArray();
        strength = strengths.stream().mapToDouble(c -> c).toArray();
    }

    @Override
    public double average(double rateFactor, double gateFactor, double re, double im) {
        double sum = 0;
        if (moving) {
            for (int k = 0; k < inverse.length; k++) {
                double x = re * inverse[k] + 1;
                double y = im * inverse[k];
                sum += (rateFactor * rate[k] + gateFactor * gate[k]) / (x * x + y * y);
            }
            return sum;
        }
        for (int k = 0; k < inverse.length; k++) {
            double x = re * inverse[k] + 1;
            double y = im * inverse[k];
            sum += rate[k] / (x * x + y * y);
        }
        return rateFactor * sum;
    }

    @Override
    public double[] poles() {
        return poles;
    }

    @Override
    public boolean isContinuous() {
        return false;
    }

    /**
     * A pole of strength c at a distance of at most d from all of the interval gives c/d². From the nearest poles
     * outwards.
     */
    @Override
    public boolean exceedsBetween(double a, double b, double bound) {
        int found = Arrays.binarySearch(poles, a);
        int left = found < 0 ? -found - 2 : found;
        int right = left + 1;
        double sum = 0;
        while (sum <= bound && (left >= 0 || right < poles.length)) {
            if (left >= 0) {
                double d = b - poles[left];
                sum += strength[left] / d / d;
                left--;
            }
            if (right < poles.length) {
                double d = poles[right] - a;
                sum += strength[right] / d / d;
                right++;
            }
        }
        return sum > bound;
    }

    @Override
    public boolean hasMovingGate() {
        return moving;
    }
}
