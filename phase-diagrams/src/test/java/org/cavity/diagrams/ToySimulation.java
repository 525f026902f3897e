package org.cavity.diagrams;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.cavity.numerics.model.AdjointSimulation;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.numerics.model.LyapunovExponents;
import org.cavity.numerics.model.LyapunovRequest;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.NetworkDynamics;
import org.cavity.numerics.model.PlantedSimulation;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.Simulation;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.model.SnapshotLaw;
import org.cavity.numerics.model.TimeCourse;
import org.cavity.numerics.statistics.Average;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Quantity;

/**
 * What {@link ToyTheory} says, with a finite-size term 2/N and scatter 1/√N, and an error where a test asks for one.
 */
final class ToySimulation implements Simulation<ToyParameters>, NetworkDynamics<ToyParameters> {

    /** A size that is refused, as structured couplings refuse some. */
    private static final int ODD_SIZE = 333;

    private final double bias;

    /** @param bias systematic error of every measurement */
    ToySimulation(double bias) {
        this.bias = bias;
    }

    @Override
    public Set<Quantity> measurable() {
        return Set.of(Quantity.VARIANCE, Quantity.MAX_LYAPUNOV, Quantity.SPECTRAL_RADIUS);
    }

    @Override
    public SimulationSettings suggestedSettings(ToyParameters parameters) {
        return new SimulationSettings(400, 5, 1, 10, 100, 0.1, 1);
    }

    @Override
    public SimulationSettings suggestedSettings(ToyParameters parameters, int size) {
        return suggestedSettings(parameters).withSize(size);
    }

    @Override
    public void check(ToyParameters parameters, SimulationSettings settings) {
        if (settings.size() == ODD_SIZE) {
            throw new IllegalArgumentException("size = " + ODD_SIZE + " is refused by the toy.");
        }
    }

    @Override
    public Optional<NetworkDynamics<ToyParameters>> dynamics() {
        return Optional.of(this);
    }

    @Override
    public void checkTimeCourse(ToyParameters parameters, SimulationSettings settings, double[] lags) {
        check(parameters, settings);
        if (Arrays.stream(lags).anyMatch(lag -> lag >= settings.time())) {
            throw new IllegalArgumentException("lags must be shorter than time = " + settings.time() + ".");
        }
    }

    /** Grows as fast as {@link #lyapunov} says, with twice its error, and not at all at s = 1. */
    @Override
    public Optional<AdjointSimulation<ToyParameters>> adjoint() {
        return Optional.of(new AdjointSimulation<>() {
            @Override
            public void check(ToyParameters p, SimulationSettings settings) {
                if (p.shift() == 1) {
                    throw new IllegalArgumentException("shift = 1 has no adjoint.");
                }
            }

            @Override
            public Average growth(ToyParameters p, SimulationSettings settings, Progress progress) {
                progress.advance(1);
                return new Average(p.drive() - p.leakRate(), 0.02);
            }

            @Override
            public double cost(ToyParameters p, SimulationSettings settings) {
                return 1e9;
            }

            @Override
            public double memory(ToyParameters p, SimulationSettings settings) {
                return 1e3;
            }
        });
    }

    /** As on the attractor of a network whose drive is as many times larger. */
    @Override
    public Optional<PlantedSimulation<ToyParameters>> planted() {
        return Optional.of(new PlantedSimulation<>() {
            @Override
            public void check(ToyParameters p, int number, SimulationSettings settings) {
                ToyTheory.checkFixedPoint(number);
                ToySimulation.this.check(p, settings);
            }

            @Override
            public Spectrum spectrum(ToyParameters p, int number, SimulationSettings settings) {
                ToyParameters driven = new ToyParameters(number * p.drive(), p.leakRate(), p.shift(), p.nonlinearity());
                return new Spectrum(
                        eigenvalues(driven, settings, f -> {}),
                        measure(driven, settings, Set.of(Quantity.SPECTRAL_RADIUS), f -> {}));
            }

            @Override
            public double cost(ToyParameters p, SimulationSettings settings) {
                return 4e9;
            }

            @Override
            public double memory(ToyParameters p, SimulationSettings settings) {
                return 8e4 * settings.size();
            }
        });
    }

    @Override
    public double eigenvaluesCost(ToyParameters parameters, SimulationSettings settings) {
        return 1e6;
    }

    @Override
    public void checkLyapunov(ToyParameters parameters, SimulationSettings settings, LyapunovRequest request) {
        check(parameters, settings);
        if (request.count() > settings.size()) {
            throw new IllegalArgumentException(
                    "count = " + request.count() + " is out of range: it must be at most N.");
        }
    }

    @Override
    public double lyapunovMemory(ToyParameters parameters, SimulationSettings settings, LyapunovRequest request) {
        return 8.0 * settings.size() * request.count();
    }

    @Override
    public double lyapunovCost(ToyParameters parameters, SimulationSettings settings, LyapunovRequest request) {
        return 1e6 * (1 + request.count());
    }

    @Override
    public double memoryPerReplica(ToyParameters parameters, SimulationSettings settings, Set<Quantity> quantities) {
        return 8.0 * settings.size() * settings.size();
    }

    @Override
    public double cost(ToyParameters parameters, SimulationSettings settings, Set<Quantity> quantities) {
        return settings.replicas() * 1e6 * (1 + quantities.size());
    }

    @Override
    public Measurement measure(
            ToyParameters p, SimulationSettings settings, Set<Quantity> quantities, Progress progress) {
        Map<Quantity, Sample> samples = new LinkedHashMap<>();
        Random random = new Random(settings.seed() * 31 + settings.size());
        for (Quantity q : List.of(Quantity.VARIANCE, Quantity.MAX_LYAPUNOV, Quantity.SPECTRAL_RADIUS)) {
            double distance = p.drive() - p.leakRate();
            double truth = q.equals(Quantity.VARIANCE)
                    ? Math.max(0, distance)
                    : q.equals(Quantity.MAX_LYAPUNOV) ? distance + p.shift() : p.drive();
            double[] values = new double[settings.replicas()];
            Arrays.setAll(
                    values,
                    i -> truth
                            + bias
                            + 2.0 / settings.size()
                            + 0.3 * random.nextGaussian() / Math.sqrt(settings.size()));
            if (quantities.contains(q)) {
                samples.put(q, Sample.of(values));
            }
        }
        progress.advance(1);
        return new Measurement(settings, samples, List.of(), "");
    }

    @Override
    public double timeCourseMemory(ToyParameters parameters, SimulationSettings settings) {
        return 8.0 * settings.size();
    }

    @Override
    public TimeCourse timeCourse(
            ToyParameters p, SimulationSettings settings, Set<Quantity> quantities, double[] lags, Progress progress) {
        checkTimeCourse(p, settings, lags);
        double[] time = new double[400];
        Arrays.setAll(time, i -> i * 0.1);
        double[][] units = new double[3][time.length];
        for (int u = 0; u < units.length; u++) {
            int phase = u;
            Arrays.setAll(
                    units[u], i -> Math.sin(0.7 * time[i] + phase) + 0.5 * Math.sin(1.9 * time[i] * (1 + 0.1 * phase)));
        }
        double[] lag = lags.length > 0 ? lags : Arrays.stream(time).limit(100).toArray();
        double[] c = Arrays.stream(lag)
                .map(t -> Math.max(0, p.drive() - p.leakRate()) * Math.exp(-t) + 0.02 * Math.sin(5 * t))
                .toArray();
        double[] frequency = Arrays.stream(time).limit(60).toArray();
        double[] power = Arrays.stream(frequency)
                .map(w -> 2 * Math.max(0, p.drive() - p.leakRate()) / (1 + w * w))
                .toArray();
        return new TimeCourse(
                time,
                units,
                Columns.of("lag", lag, "value", c),
                Columns.of("frequency", frequency, "value", power),
                measure(p, settings, quantities, progress),
                false);
    }

    @Override
    public LyapunovExponents lyapunov(
            ToyParameters p, SimulationSettings settings, LyapunovRequest request, Progress progress) {
        int count = request.count();
        checkLyapunov(p, settings, request);
        double[] values = new double[count];
        double[] errors = new double[count];
        double[] time = new double[100];
        Arrays.setAll(values, i -> p.drive() - p.leakRate() - 0.1 * i);
        Arrays.fill(errors, 0.01);
        Arrays.setAll(time, i -> i + 1);
        List<double[]> convergence = new ArrayList<>();
        for (double value : values) {
            convergence.add(
                    Arrays.stream(time).map(t -> value + Math.cos(t) / t).toArray());
        }
        progress.advance(1);
        return new LyapunovExponents(
                settings,
                values,
                errors,
                new Average(Double.NaN, Double.NaN),
                new Average(0.25, 0.01),
                -1,
                Double.NaN,
                time,
                convergence.toArray(double[][]::new),
                List.of());
    }

    @Override
    public JacobianEigenvalues eigenvalues(ToyParameters p, SimulationSettings settings, Progress progress) {
        Random random = new Random(settings.seed());
        double[] re = new double[settings.size()];
        double[] im = new double[settings.size()];
        for (int i = 0; i < re.length; i++) {
            double r = p.drive() * 1.01 * Math.sqrt(random.nextDouble());
            double angle = 2 * Math.PI * random.nextDouble();
            re[i] = -1 + r * Math.cos(angle);
            im[i] = r * Math.sin(angle);
        }
        progress.advance(1);
        // The snapshot is 2 % larger than the ensemble: it holds what leaks out of the predicted disc.
        Columns boundary = ToyTheory.circle(1.02 * p.drive());
        SnapshotLaw law = new SnapshotLaw() {
            @Override
            public Map<String, Columns> boundary() {
                return Map.of("bulk", boundary);
            }
        };
        return new JacobianEigenvalues(settings, re, im, law);
    }
}
