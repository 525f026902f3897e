package org.cavity.numerics.additive;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
import org.cavity.numerics.statistics.SiteStatistics;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.model.Quantity;

/** Everything that is measured in one realisation of the additive network. */
final class AdditiveReplica {

    /** Quantities that need all N exponents. */
    static final Set<Quantity> FULL_SPECTRUM =
            Set.of(Quantity.KY_DIMENSION, Quantity.ENTROPY_RATE, Quantity.UNSTABLE_FRACTION, Quantity.MEAN_EXPONENT);

    static final Set<Quantity> DIMENSIONS = Set.of(Quantity.DIMENSION_X, Quantity.DIMENSION_PHI);

    /** With fewer snapshots the dimension's estimate would scatter too much to be worth its time. */
    static final int FEWEST_SNAPSHOTS = 100;

    private static final int MOST_SNAPSHOTS = 400;
    private static final int SNAPSHOT_NUMBERS = 20_000_000;

    private final AdditiveNetwork network;
    private final SimulationSettings settings;
    private final AdditiveDynamics dynamics;
    private final RandomStreams streams;
    private final Team team;

    /**
     * What one network gave.
     *
     * @param quantities value and error within this network (NaN if unknown); absent if it does not exist here
     * @param varianceBlocks variance of x in successive blocks of time
     * @param initialVariance variance of the initial state
     * @param slowExponent whether the exponent is that of a tangent vector at a fixed point
     */
    record Result(
            Map<Quantity, Average> quantities, double[] varianceBlocks, double initialVariance, boolean slowExponent) {

        boolean isFinite() {
            return Arrays.stream(varianceBlocks).allMatch(Double::isFinite);
        }
    }

    /** Snapshots of a network of this size that are kept for its dimension, if the time is long enough. */
    static int snapshots(int size) {
        return Math.max(2, Math.min(MOST_SNAPSHOTS, SNAPSHOT_NUMBERS / size));
    }

    AdditiveReplica(AdditiveNetwork network, SimulationSettings settings, int replica, Team team) {
        this.network = network;
        this.settings = settings;
        this.team = team;
        this.streams = new RandomStreams(settings.seed(), replica);
        this.dynamics = AdditiveDynamics.draw(
                network, settings.size(), settings.scheme().precision(), streams, team);
    }

    AdditiveDynamics dynamics() {
        return dynamics;
    }

    /** A network's trajectories after the transient, and how their time is divided. */
    record Settled(TangentTrajectory run, Times times) {}

    /**
     * Trajectories after the transient, with a frame of so many tangent vectors warmed up.
     *
     * @param interval time between orthonormalisations, 0 for as long as possible
     */
    Settled settled(int trajectories, int tangents, double interval) {
        Stepper stepper = dynamics.stepper(settings.timeStep(), trajectories, tangents, settings.scheme());
        Times times = Times.of(stepper.timeStep(), settings);
        double[] states = dynamics.initialStates(trajectories);
        for (long s = 0; s < times.transientSteps() - (tangents > 0 ? times.warmUpSteps() : 0); s++) {
            stepper.step(states, 0);
        }
        TangentTrajectory run = new TangentTrajectory(
                stepper, team, states, settings.size(), tangents, interval, streams.normal(Purpose.TANGENT_FRAME));
        if (tangents > 0) {
            run.warmUp(times.warmUpSteps());
        }
        return new Settled(run, times);
    }

    Result measure(Set<Quantity> wanted, Progress progress) {
        return measure(wanted, progress, x -> {});
    }

    /**
     * Measures while another looks on.
     *
     * @param eachStep hears the state after every step of the measured time; must not change it
     */
    Result measure(Set<Quantity> wanted, Progress progress, Consumer<double[]> eachStep) {
        int size = settings.size();
        boolean fullSpectrum = wanted.stream().anyMatch(FULL_SPECTRUM::contains);
        int tangents = AdditiveSimulation.tangents(wanted, size);
        boolean dimensions = wanted.stream().anyMatch(DIMENSIONS::contains);
        Settled settled = settled(AdditiveSimulation.trajectories(settings, wanted), tangents, 0);
        TangentTrajectory run = settled.run();
        Times times = settled.times();
        SiteStatistics statistics =
                new SiteStatistics(network.nonlinearity(), settings.trajectories() * size, times.samples());
        Snapshots first = dimensions ? new Snapshots(0, times) : null;
        Snapshots second = dimensions ? new Snapshots(size, times) : null;
        long[] step = {0};
        run.run(times.steps(), 0, x -> {
            step[0]++;
            if (step[0] % times.stride() == 0 && step[0] / times.stride() <= times.samples()) {
                statistics.add(x);
            }
            if (dimensions) {
                first.see(x, step[0]);
                second.see(x, step[0]);
            }
            eachStep.accept(x);
            progress.advance(1.0 / times.steps());
        });
        Map<Quantity, Average> found = new HashMap<>();
        found.put(Quantity.MEAN, statistics.mean());
        found.put(Quantity.VARIANCE, statistics.variance());
        found.put(Quantity.RATE_VARIANCE, statistics.rateVariance());
        found.put(Quantity.MEAN_GAIN, statistics.meanGain());
        found.put(Quantity.STATIC_VARIANCE, without(statistics.staticVariance()));
        boolean slowExponent = false;
        if (statistics.isFinite()) {
            if (tangents > 0) {
                addExponents(run, fullSpectrum, found);
            }
            Linearisation last = new Linearisation(network, dynamics, run.state());
            slowExponent = wanted.contains(Quantity.MAX_LYAPUNOV) && last.isAtRest() && !last.hasExponent(wanted);
            addSpectrum(last, wanted, found);
            if (dimensions) {
                addDimensions(first, second, found);
            }
        }
        found.keySet().retainAll(wanted);
        return new Result(found, statistics.varianceBlocks(), variance(dynamics.initialStates(1)), slowExponent);
    }

    private void addExponents(TangentTrajectory run, boolean all, Map<Quantity, Average> found) {
        double[] exponents = run.exponents();
        found.put(Quantity.MAX_LYAPUNOV, new Average(exponents[0], run.errors()[0]));
        if (all) {
            int size = exponents.length;
            found.put(Quantity.KY_DIMENSION, run.estimate(e -> ExponentSums.kaplanYorkeDimension(e, size)));
            found.put(Quantity.ENTROPY_RATE, run.estimate(e -> ExponentSums.entropyRate(e, size)));
            found.put(Quantity.UNSTABLE_FRACTION, run.estimate(ExponentSums::unstableFraction));
            found.put(Quantity.MEAN_EXPONENT, run.estimate(e -> Arrays.stream(e).sum() / size));
        }
    }

    /** The bulk is that of gJD, without the mean coupling, whose isolated eigenvalue is no part of the disc. */
    private static void addSpectrum(Linearisation last, Set<Quantity> wanted, Map<Quantity, Average> found) {
        if (wanted.contains(Quantity.MAX_LYAPUNOV) && last.isAtRest() && last.hasExponent(wanted)) {
            found.put(Quantity.MAX_LYAPUNOV, without(last.exponent()));
        }
        if (wanted.contains(Quantity.SPECTRAL_RADIUS)) {
            found.put(Quantity.SPECTRAL_RADIUS, without(last.bulkRadius()));
        }
        if (wanted.contains(Quantity.SPECTRAL_ABSCISSA)) {
            found.put(Quantity.SPECTRAL_ABSCISSA, without(last.bulkAbscissa()));
        }
        if (wanted.contains(Quantity.OUTLIER)) {
            last.outlier().ifPresent(outlier -> found.put(Quantity.OUTLIER, without(outlier)));
        }
    }

    private void addDimensions(Snapshots first, Snapshots second, Map<Quantity, Average> found) {
        boolean subtractMean = !network.isSymmetric();
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

    private static double variance(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }

    /** One trajectory's states at equally spaced times. */
    private final class Snapshots {

        private final int offset;
        private final Times times;
        private final int count;
        private final double[] states;
        private int taken;

        Snapshots(int offset, Times times) {
            this.offset = offset;
            this.times = times;
            this.count = (int) Math.min(snapshots(settings.size()), times.samples());
            this.states = new double[count * settings.size()];
        }

        void see(double[] block, long step) {
            if (taken < count && step == (taken + 1) * times.steps() / count) {
                System.arraycopy(block, offset, states, taken * settings.size(), settings.size());
                taken++;
            }
        }

        double[] rates() {
            return Arrays.stream(states).map(network.nonlinearity()::value).toArray();
        }
    }
}
