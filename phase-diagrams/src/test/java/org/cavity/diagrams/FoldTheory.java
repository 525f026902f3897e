package org.cavity.diagrams;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Continued;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.StandardMap;
import org.cavity.theory.model.State;
import org.cavity.theory.model.Theory;

/**
 * Fixed points with x³ − 3x = a − 5, variance = x + 3 and the exponent 3 − 3x²: an S with folds at a = 3 and a = 7.
 * Where s &gt; 0 there is chaos besides, which appears at a = 4 with a variance of 4. A prediction near a
 * neighbour stays on the stable fixed point next to that one, and so tells where it came from. Where b = 2, a = 4.5 throws.
 */
final class FoldTheory implements Theory<ToyParameters> {

    @Override
    public String name() {
        return "fold";
    }

    @Override
    public String summary() {
        return "x' = a − 5 + 3 x − x³";
    }

    @Override
    public ParameterSchema<ToyParameters> schema() {
        return ToyParameters.SCHEMA;
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(Quantity.VARIANCE, Quantity.MAX_LYAPUNOV);
    }

    @Override
    public Set<Quantity> sweepQuantities() {
        return Set.copyOf(quantities());
    }

    /** The roots, rising. */
    static double[] roots(double drive) {
        double c = drive - 5;
        if (Math.abs(c) > 2) {
            double t = Math.log(Math.abs(c) / 2 + Math.sqrt(c * c / 4 - 1)) / 3;
            return new double[] {2 * Math.signum(c) * Math.cosh(t)};
        }
        double angle = Math.acos(c / 2) / 3;
        return DoubleStream.of(-1, 0, 1)
                .map(k -> 2 * Math.cos(angle + 2 * Math.PI * k / 3))
                .sorted()
                .toArray();
    }

    private static Map<Quantity, Estimate> numbers(double variance, double exponent) {
        Map<Quantity, Estimate> map = new LinkedHashMap<>();
        map.put(Quantity.VARIANCE, Estimate.of(variance, 0));
        map.put(Quantity.MAX_LYAPUNOV, Estimate.of(exponent, 0));
        return map;
    }

    private static State fixedPoint(double x) {
        return new State("fixed-point", x * x > 1, numbers(x + 3, 3 - 3 * x * x));
    }

    private static List<State> states(ToyParameters p) {
        List<State> states = new ArrayList<>();
        double distance = p.drive() - 4;
        if (p.shift() > 0 && distance > 0) {
            double root = Math.sqrt(distance);
            states.add(new State("chaotic", true, numbers(4 + root / 2, root)));
            if (distance < 2) {
                states.add(new State("chaotic", false, numbers(4 - root / 2, root / 3)));
            }
        }
        DoubleStream.of(roots(p.drive())).forEach(x -> states.add(fixedPoint(x)));
        return states;
    }

    @Override
    public Prediction predict(ToyParameters p, Request request) {
        return prediction(p, request, Double.POSITIVE_INFINITY);
    }

    @Override
    public boolean continues() {
        return true;
    }

    @Override
    public Continued predictNear(ToyParameters p, Request request, double[] start) {
        Prediction prediction = prediction(p, request, start.length == 0 ? Double.POSITIVE_INFINITY : start[0]);
        return new Continued(prediction, new double[] {prediction.value(Quantity.VARIANCE)});
    }

    private static Prediction prediction(ToyParameters p, Request request, double near) {
        if (p.leakRate() == 2 && p.drive() == 4.5) {
            throw new IllegalStateException("the middle is out of reach");
        }
        List<State> states = states(p);
        State attractor = states.stream()
                .filter(State::stable)
                .min(Comparator.comparingDouble(
                        s -> Double.isInfinite(near) ? -variance(s) : Math.abs(variance(s) - near)))
                .orElseThrow();
        return new Prediction(
                Phase.FIXED_POINT,
                true,
                "",
                attractor.quantities(),
                request.states() ? states : List.of(),
                List.of(),
                Map.of());
    }

    private static double variance(State state) {
        return state.quantities().get(Quantity.VARIANCE).value();
    }

    @Override
    public List<CriticalLine<ToyParameters>> criticalLines() {
        return List.of(
                new CriticalLine<>("fold", "fold", p -> Math.abs(p.drive() - 5) - 2),
                new CriticalLine<>("chaos", "chaos appears", p -> p.drive() - 4));
    }

    /** An eight-shaped region's right half, whose narrow end comes the nearer to zero the larger b is. */
    @Override
    public Map<String, Columns> spectralBoundary(ToyParameters p, Request request) {
        int n = 400;
        double[] re = new double[n + 1];
        double[] im = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            // Distances from zero are spread over decades, as those of a boundary that pinches are.
            double angle = 2 * Math.PI * i / n;
            double distance = Math.exp(-p.leakRate() * (1 + Math.cos(angle)));
            re[i] = -distance * Math.cos(0.4 * Math.sin(angle));
            im[i] = distance * Math.sin(0.4 * Math.sin(angle));
        }
        return Map.of("bulk", Columns.of("re", re, "im", im));
    }

    @Override
    public StandardMap standardMap() {
        return new StandardMap(
                new StandardMap.Range("drive", 0, 10, 21),
                new StandardMap.Range("leak_rate", 1, 3, 3),
                Quantity.VARIANCE);
    }
}
