package org.cavity.numerics.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cavity.numerics.integrator.Stepper;
import org.cavity.numerics.lyapunov.ExponentSums;
import org.cavity.numerics.lyapunov.TangentTrajectory;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.statistics.Average;
import org.cavity.numerics.statistics.ParticipationRatio;
import org.cavity.theory.model.Quantity;

/**
 * Everything that is measured in one network.
 *
 * @param <P> the model's parameter record
 */
final class Replica<P extends Record> {

    private final NetworkModel<P> model;
    private final P parameters;
    private final SimulationSettings settings;
    private final Realisation network;
    private final RandomStreams streams;
    private final Team team;
    private final int length;

    /**
     * What one network gave.
     *
     * @param quantities value and error within this network (NaN if unknown); absent if it does not exist here
     * @param varianceBlocks variance of the activity in successive blocks of time
     * @param initialVariance variance of the activity in a large initial state
     * @param slowExponent whether the exponent is that of a tangent vector at a fixed point
     * @param activity its activity if that was recorded
     */
    record Result(
            Map<Quantity, Average> quantities,
            double[] varianceBlocks,
            double initialVariance,
            boolean slowExponent,
            Optional<ActivityRecording.Activity> activity) {

        /** Whether a quantity, or its error, is not known of as many of the leading exponents as were followed. */
        boolean lacksExponents() {
            return quantities.entrySet().stream()
                    .filter(e -> Wanted.LEADING_EXPONENTS.contains(e.getKey()))
                    .anyMatch(e -> Double.isNaN(e.getValue().value())
                            || Double.isNaN(e.getValue().error()));
        }

        boolean isFinite() {
            return Arrays.stream(varianceBlocks).allMatch(Double::isFinite);
        }
    }

    Replica(NetworkModel<P> model, P parameters, SimulationSettings settings, int replica, Team team) {
        this.model = model;
        this.parameters = parameters;
        this.settings = settings;
        this.team = team;
        this.streams = new RandomStreams(settings.seed(), replica);
        this.network = model.draw(parameters, settings, streams, team);
        this.length = settings.size() * model.variables(parameters);
    }

    Realisation network() {
        return network;
    }

    /** A network's trajectories after the transient, and how their time is divided. */
    record Settled(TangentTrajectory run, Times times) {}

    /**
     * Trajectories after the transient, with a frame of so many tangent vectors warmed up.
     *
     * @param interval time between orthonormalisations, 0 for as long as possible
     */
    Settled settled(int trajectories, int tangents, double interval) {
        Stepper stepper = network.stepper(trajectories, tangents);
        Times times = Times.of(stepper.timeStep(), settings);
        double[] states = network.initialStates(trajectories);
        for (long s = 0; s < times.transientSteps() - (tangents > 0 ? times.warmUpSteps() : 0); s++) {
            stepper.step(states, 0);
        }
        TangentTrajectory run = new TangentTrajectory(
                stepper, team, states, length, tangents, interval, streams.normal(Purpose.TANGENT_FRAME));
        if (tangents > 0) {
            run.warmUp(times.warmUpSteps());
        }
        return new Settled(run, times);
    }

    /**
     * Measures. Where the leading exponents turn out to be too few for what is wanted, the run is repeated with twice as
     * many: the first take much less time than all.
     *
     * @param records whether to record the activity too
     */
    Result measure(Set<Quantity> wanted, boolean records, Progress progress) {
        int variables = model.variables(parameters);
        int most = Wanted.mostTangents(wanted, settings.size(), variables);
        int tangents = Wanted.tangents(wanted, settings.size(), variables);
        Result result = measure(wanted, records, tangents, progress);
        while (tangents < most && result.lacksExponents()) {
            tangents = Math.min(2 * tangents, most);
            result = measure(wanted, records, tangents, Progress.NONE);
        }
        return result;
    }

    private Result measure(Set<Quantity> wanted, boolean records, int tangents, Progress progress) {
        boolean dimensions = Wanted.dimensions(wanted);
        Settled settled = settled(Wanted.trajectories(settings, wanted), tangents, 0);
        TangentTrajectory run = settled.run();
        Times times = settled.times();
        StateStatistics statistics =
                network.statistics(settings.trajectories(), times.samples(), times.interval(), wanted);
        Optional<ActivityRecording> recording =
                records ? Optional.of(new ActivityRecording(settings.size(), times)) : Optional.empty();
        Recording first = dimensions ? new Recording(0, times) : null;
        Recording second = dimensions ? new Recording(length, times) : null;
        long[] step = {0};
        run.run(times.steps(), 0, x -> {
            step[0]++;
            if (step[0] % times.stride() == 0 && step[0] / times.stride() <= times.samples()) {
                statistics.add(x);
                recording.ifPresent(r -> r.add(x));
            }
            if (dimensions) {
                first.see(x, step[0]);
                second.see(x, step[0]);
            }
            progress.advance(1.0 / times.steps());
        });
        double[] blocks = statistics.varianceBlocks();
        Map<Quantity, Average> found = new HashMap<>(statistics.averages());
        boolean slowExponent = false;
        if (Arrays.stream(blocks).allMatch(Double::isFinite)) {
            if (tangents > 0) {
                addExponents(run, wanted, found);
            }
            slowExponent = addSnapshot(network.snapshot(run.state()), wanted, found);
            if (dimensions) {
                addDimensions(first, second, found);
            }
        }
        found.keySet().retainAll(wanted);
        return new Result(found, blocks, largeVariance(), slowExponent, recording.map(ActivityRecording::activity));
    }

    private void addExponents(TangentTrajectory run, Set<Quantity> wanted, Map<Quantity, Average> found) {
        double[] exponents = run.exponents();
        found.put(Quantity.MAX_LYAPUNOV, new Average(exponents[0], run.errors()[0]));
        if (Wanted.leadingExponents(wanted)) {
            int size = settings.size();
            found.put(Quantity.KY_DIMENSION, run.estimate(e -> ExponentSums.kaplanYorkeDimension(e, size, length)));
            found.put(Quantity.ENTROPY_RATE, run.estimate(e -> ExponentSums.entropyRate(e, size, length)));
            found.put(Quantity.UNSTABLE_FRACTION, run.estimate(e -> ExponentSums.unstableFraction(e, size, length)));
        }
        if (Wanted.allExponents(wanted)) {
            found.put(Quantity.MEAN_EXPONENT, run.estimate(e -> Arrays.stream(e).sum() / length));
        }
    }

    /** Gives whether the network is at rest and its exponent nevertheless that of a tangent vector. */
    private static boolean addSnapshot(Snapshot last, Set<Quantity> wanted, Map<Quantity, Average> found) {
        boolean slowExponent = false;
        if (wanted.contains(Quantity.MAX_LYAPUNOV) && last.isAtRest()) {
            OptionalDouble exponent = last.exponent(wanted);
            exponent.ifPresent(value -> found.put(Quantity.MAX_LYAPUNOV, without(value)));
            slowExponent = exponent.isEmpty();
        }
        last.quantities(wanted).forEach((quantity, value) -> found.put(quantity, without(value)));
        return slowExponent;
    }

    private void addDimensions(Recording first, Recording second, Map<Quantity, Average> found) {
        boolean subtractMean = !model.isSymmetric(parameters);
        int size = settings.size();
        found.put(
                Quantity.DIMENSION_X,
                without(ParticipationRatio.perUnit(first.states, second.states, size, subtractMean)));
        found.put(
                Quantity.DIMENSION_PHI,
                without(ParticipationRatio.perUnit(first.rates(), second.rates(), size, subtractMean)));
    }

    private static Average without(double value) {
        return new Average(value, Double.NaN);
    }

    /** Variance of the activity that an initial state of scale 1 has. */
    private double largeVariance() {
        double[] x = Arrays.copyOf(network.initialStates(1), settings.size());
        double mean = Arrays.stream(x).average().orElseThrow();
        double variance =
                Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        return variance / (settings.initialScale() * settings.initialScale());
    }

    /** The activity in one trajectory at equally spaced times. */
    private final class Recording {

        private final int offset;
        private final Times times;
        private final int count;
        private final double[] states;
        private int taken;

        Recording(int offset, Times times) {
            this.offset = offset;
            this.times = times;
            this.count = (int) Math.min(Wanted.snapshots(settings.size()), times.samples());
            this.states = new double[count * settings.size()];
        }

        void see(double[] block, long step) {
            if (taken < count && step == (taken + 1) * times.steps() / count) {
                System.arraycopy(block, offset, states, taken * settings.size(), settings.size());
                taken++;
            }
        }

        double[] rates() {
            return Arrays.stream(states).map(model.transfer(parameters)).toArray();
        }
    }
}
