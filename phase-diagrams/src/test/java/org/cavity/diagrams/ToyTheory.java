package org.cavity.diagrams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.FixedPoint;
import org.cavity.theory.model.FixedPointPrediction;
import org.cavity.theory.model.FixedPointTheory;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.StandardMap;
import org.cavity.theory.model.State;
import org.cavity.theory.model.Theory;

/**
 * variance = max(0, a − b), max_lyapunov = a − b + s, own quantity torsion = a b where a &gt; b. Chaos where a &gt; b.
 * At s = −1 there is no stationary state, and memory ends where a &gt; 2; at s = 1 a number fails.
 * Cells with a &gt; 2.85 and b &gt; 2.85 throw.
 */
final class ToyTheory implements Theory<ToyParameters> {

    /** Names a file to which a line with a and b is added whenever a prediction begins, so that tests can count. */
    static final String LOG = "cavity.toy.log";

    /** Milliseconds that a prediction takes, so that tests can interrupt it. */
    static final String DELAY = "cavity.toy.delay";

    static final Quantity TORSION = new Quantity("torsion", "ϑ", "something only this model has", "1");

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public String summary() {
        return "x' = a − b x";
    }

    @Override
    public ParameterSchema<ToyParameters> schema() {
        return ToyParameters.SCHEMA;
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(
                Quantity.VARIANCE, Quantity.MAX_LYAPUNOV, Quantity.SPECTRAL_RADIUS, Quantity.ENTROPY_RATE, TORSION);
    }

    @Override
    public Set<Quantity> sweepQuantities() {
        return Set.of(Quantity.VARIANCE, Quantity.MAX_LYAPUNOV);
    }

    @Override
    public Prediction predict(ToyParameters p, Request request) {
        log(p);
        double distance = p.drive() - p.leakRate();
        if (p.drive() > 2.85 && p.leakRate() > 2.85) {
            throw new IllegalStateException("the corner is out of reach");
        }
        if (p.shift() == -1 && p.drive() > 2) {
            throw new OutOfMemoryError("planted");
        }
        if (p.shift() == -1) {
            return new Prediction(
                    Phase.OSCILLATING, true, "the mean turns for ever", Map.of(), List.of(), List.of(), Map.of());
        }
        Map<Quantity, Estimate> all = new LinkedHashMap<>();
        all.put(Quantity.VARIANCE, Estimate.of(Math.max(0, distance), 1e-12));
        all.put(Quantity.MAX_LYAPUNOV, Estimate.of(distance + p.shift(), 1e-12));
        all.put(
                Quantity.SPECTRAL_RADIUS,
                p.shift() == 1 ? Estimate.failed("the shift is one") : Estimate.of(p.drive(), 0));
        all.put(Quantity.ENTROPY_RATE, Estimate.of(0.25, 0));
        if (distance > 0) {
            all.put(TORSION, Estimate.of(p.drive() * p.leakRate(), 0));
        }
        all.keySet().retainAll(request.quantities());
        Map<String, Columns> arrays = new LinkedHashMap<>();
        if (request.lags().length > 0) {
            double[] value = Arrays.stream(request.lags())
                    .map(t -> Math.max(0, distance) * Math.exp(-t))
                    .toArray();
            arrays.put("autocorrelation", Columns.of("lag", request.lags(), "value", value));
        }
        if (request.states()) {
            arrays.put("radial_cdf", Columns.of("r", new double[] {0, p.drive()}, "value", new double[] {0, 1}));
        }
        State state = new State(distance > 0 ? "chaotic" : "fixed-point", true, all);
        FixedPoint zero = new FixedPoint(
                0, 0, 0, distance + 1, Double.NaN, distance, OptionalDouble.empty(), distance < 0, false);
        return new Prediction(
                distance > 0 ? Phase.CHAOTIC : Phase.QUIESCENT,
                p.shift() != 1,
                "",
                all,
                request.states() ? List.of(state) : List.of(),
                request.states() ? List.of(zero) : List.of(),
                arrays);
    }

    private static void log(ToyParameters p) {
        if (System.getProperty(LOG) == null) {
            return;
        }
        try {
            byte[] line = (p.drive() + " " + p.leakRate() + "\n").getBytes(StandardCharsets.UTF_8);
            Files.write(Path.of(System.getProperty(LOG)), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Thread.sleep(Integer.getInteger(DELAY, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<CriticalLine<ToyParameters>> criticalLines() {
        return List.of(
                new CriticalLine<>("onset", "onset of chaos, a = b", p -> p.drive() - p.leakRate()),
                new CriticalLine<>("ring", "ring", p -> Math.hypot(p.drive() - 2, p.leakRate() - 1.5) - 0.5),
                new CriticalLine<>("nowhere", "never seen", p -> Double.NaN));
    }

    @Override
    public Map<String, Columns> spectralBoundary(ToyParameters p, Request request) {
        if (p.shift() == -1) {
            return Map.of();
        }
        return Map.of("bulk", circle(p.drive()));
    }

    /** Two fixed points: K is their number times a, and so is the radius of the spectrum. */
    @Override
    public Optional<FixedPointTheory<ToyParameters>> fixedPoints() {
        return Optional.of((p, number, request) -> {
            checkFixedPoint(number);
            double radius = number * p.drive();
            FixedPoint point = new FixedPoint(
                    0, number - 1, 0, radius, Double.NaN, radius - 1, OptionalDouble.empty(), radius < 1, false);
            Map<Quantity, Estimate> all = new LinkedHashMap<>();
            all.put(
                    Quantity.SPECTRAL_RADIUS,
                    p.shift() == 1 ? Estimate.failed("the shift is one") : Estimate.of(radius, 0));
            all.keySet().retainAll(request.quantities());
            return new FixedPointPrediction(point, all, Map.of("bulk", circle(radius)));
        });
    }

    static void checkFixedPoint(int number) {
        if (number > 2) {
            throw new IllegalArgumentException("fixed_point = " + number + " is out of range: there are two.");
        }
    }

    static Columns circle(double radius) {
        double[] re = new double[101];
        double[] im = new double[101];
        Arrays.setAll(re, i -> -1 + radius * Math.cos(2 * Math.PI * i / 100));
        Arrays.setAll(im, i -> radius * Math.sin(2 * Math.PI * i / 100));
        return Columns.of("re", re, "im", im);
    }

    @Override
    public StandardMap standardMap() {
        return new StandardMap(
                new StandardMap.Range("drive", 0, 3, 31),
                new StandardMap.Range("leak_rate", 0.5, 3, 26),
                Quantity.MAX_LYAPUNOV);
    }
}
