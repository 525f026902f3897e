package org.cavity.numerics.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cavity.numerics.connectivity.DenseCoupling;
import org.cavity.numerics.lyapunov.ExponentSums;
import org.cavity.numerics.lyapunov.TangentTrajectory;
import org.cavity.numerics.model.AdjointSimulation;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.numerics.model.LyapunovExponents;
import org.cavity.numerics.model.LyapunovRequest;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.NetworkDynamics;
import org.cavity.numerics.model.PlantedSimulation;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Simulation;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.model.SnapshotLaw;
import org.cavity.numerics.model.TimeCourse;
import org.cavity.numerics.network.Replica.Result;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.spectrum.EigenvalueSolver;
import org.cavity.numerics.spectrum.Eigenvalues;
import org.cavity.numerics.statistics.Replicas;
import org.cavity.theory.model.Quantity;

/**
 * Simulation of the networks of any {@link NetworkModel}.
 *
 * <p>How steps are computed is a matter of the settings' {@link org.cavity.numerics.model.Scheme}. Averages are over
 * sites and time; their finite-size bias is of order 1/N. {@link Quantity#MAX_LYAPUNOV} of a network at rest is that of
 * its Jacobian, of a network whose Jacobian has more than 8192 rows that of the tangent vector.
 *
 * <p>Networks are divided among the threads; threads that are left over share the work on one network. The results are
 * the same bits for every number of threads.
 *
 * @param <P> the model's parameter record
 */
public final class NetworkSimulation<P extends Record> implements Simulation<P>, NetworkDynamics<P> {

    /** Longest integration step, in units of the membrane time constant. */
    private static final double LARGEST_STEP = 0.5;

    /** Elements of an array that every JVM can allocate. */
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** Largest frame whose triangular factor, made up to whole blocks, fits an array. */
    private static final int MOST_TANGENTS = 46_000;

    private final NetworkModel<P> model;
    private final Set<Quantity> measurable;

    /** The simulation of a model. */
    public NetworkSimulation(NetworkModel<P> model) {
        this.model = model;
        this.measurable = union(
                Set.of(Quantity.MAX_LYAPUNOV),
                model.averages(),
                model.spectralQuantities(),
                Wanted.LEADING_EXPONENTS,
                Set.of(Quantity.MEAN_EXPONENT),
                Wanted.DIMENSIONS,
                model.hasSpectralPeak() ? Wanted.PEAK : Set.of());
    }

    @Override
    public Optional<NetworkDynamics<P>> dynamics() {
        return Optional.of(this);
    }

    @Override
    public Set<Quantity> measurable() {
        return measurable;
    }

    @Override
    public SimulationSettings suggestedSettings(P parameters) {
        return model.suggestedSettings(parameters);
    }

    @Override
    public SimulationSettings suggestedSettings(P parameters, int size) {
        return model.suggestedSettings(parameters, size);
    }

    @Override
    public double memoryPerReplica(P parameters, SimulationSettings settings, Set<Quantity> quantities) {
        boolean eigenvalues = snapshotOperations(parameters, settings, quantities) > 0;
        return Cost.of(model, parameters, settings)
                .memory(quantities, eigenvalues ? model.eigenproblem(parameters, settings.size()) : 0);
    }

    @Override
    public double lyapunovMemory(P parameters, SimulationSettings settings, LyapunovRequest request) {
        return Cost.of(model, parameters, settings).lyapunovMemory(request.count());
    }

    @Override
    public double cost(P parameters, SimulationSettings settings, Set<Quantity> quantities) {
        return Cost.of(model, parameters, settings)
                .operations(quantities, snapshotOperations(parameters, settings, quantities));
    }

    @Override
    public double lyapunovCost(P parameters, SimulationSettings settings, LyapunovRequest request) {
        return Cost.of(model, parameters, settings).lyapunovOperations(request.count());
    }

    private double snapshotOperations(P parameters, SimulationSettings settings, Set<Quantity> quantities) {
        return model.snapshotOperations(parameters, settings.size(), quantities);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the time is shorter than 40 steps, the size beyond what fits an array, the
     *     integrator unfit for the network, or a quantity cannot be measured
     */
    @Override
    public Measurement measure(P parameters, SimulationSettings settings, Set<Quantity> quantities, Progress progress) {
        int variables = model.variables(parameters);
        checkMeasurable(parameters, settings, quantities);
        List<Result> results = results(parameters, settings, quantities, Wanted.peak(quantities), progress);
        return new Ensemble(settings, variables, times(parameters, settings), results).measurement(quantities);
    }

    private List<Result> results(
            P parameters, SimulationSettings settings, Set<Quantity> quantities, boolean records, Progress progress) {
        return Replicas.inParallel(settings.replicas(), settings.threads(), replica -> {
            try (Team team = Team.of(settings.threadsPerNetwork())) {
                Replica<P> network = new Replica<>(model, parameters, settings, replica, team);
                return network.measure(quantities, records, f -> progress.advance(f / settings.replicas()));
            }
        });
    }

    /**
     * {@inheritDoc}
     *
     * <p>Lags are rounded to multiples of the sampling interval (about 0.2, of a map one or more of its steps) and
     * returned as rounded. Autocorrelation and power spectrum are averages over the units of the first trajectory, in
     * networks too large for that over the first ones of 8 million samples;
     * {@link org.cavity.numerics.statistics.WelchSpectrum} says how the spectrum is estimated.
     *
     * @throws IllegalArgumentException if a lag is negative or not shorter than the measured time
     */
    @Override
    public TimeCourse timeCourse(
            P parameters, SimulationSettings settings, Set<Quantity> quantities, double[] lags, Progress progress) {
        checkTimeCourse(parameters, settings, lags);
        checkMeasurable(parameters, settings, quantities);
        Times times = times(parameters, settings);
        int[] sampleLags =
                Arrays.stream(lags).mapToInt(lag -> sampleLag(lag, times)).toArray();
        List<Result> results = results(parameters, settings, quantities, true, progress);
        Ensemble ensemble = new Ensemble(settings, model.variables(parameters), times, results);
        return new TimeCourse(
                ensemble.sampleTimes(),
                results.get(0).activity().orElseThrow().units(),
                ensemble.autocorrelation(sampleLags),
                ensemble.powerSpectrum(model.motion(parameters).isNoisyFlow()),
                ensemble.measurement(quantities),
                model.motion(parameters).isMap());
    }

    @Override
    public double timeCourseMemory(P parameters, SimulationSettings settings) {
        return 8
                * ActivityRecording.stored(
                        settings.size(), times(parameters, settings).samples());
    }

    /**
     * {@inheritDoc}
     *
     * <p>The network is that of replica 0.
     *
     * @throws IllegalArgumentException if {@code count} is out of range
     */
    @Override
    public LyapunovExponents lyapunov(
            P parameters, SimulationSettings settings, LyapunovRequest request, Progress progress) {
        checkLyapunov(parameters, settings, request);
        try (Team team = Team.of(settings.threads())) {
            Replica<P> replica = new Replica<>(model, parameters, settings, 0, team);
            return exponents(replica, settings, model.variables(parameters), request, progress);
        }
    }

    private static LyapunovExponents exponents(
            Replica<?> replica,
            SimulationSettings settings,
            int variables,
            LyapunovRequest request,
            Progress progress) {
        int size = settings.size();
        int length = size * variables;
        Replica.Settled settled = replica.settled(1, request.count(), request.interval());
        TangentTrajectory run = settled.run();
        Times times = settled.times();
        long[] steps = {0};
        run.run(times.steps(), request.standardError(), x -> {
            steps[0]++;
            progress.advance(1.0 / times.steps());
        });
        progress.advance(1 - (double) steps[0] / times.steps());
        double[] exponents = run.exponents();
        List<String> warnings = new ArrayList<>();
        OptionalDouble constant = replica.network().constantVolumeGrowth();
        double growth = run.volumeGrowth() + constant.orElse(Double.NaN);
        if (constant.isEmpty()) {
            warnings.add(
                    "the mean of all exponents is unknown: the determinant of the couplings needs a size of at most "
                            + DenseCoupling.LARGEST_MATRIX);
        }
        if (!Double.isFinite(exponents[0])) {
            warnings.add("the activity or its tangent vectors left the range of numbers");
        }
        long dependent = Arrays.stream(exponents)
                .filter(e -> e == Double.NEGATIVE_INFINITY)
                .count();
        if (dependent > 0) {
            warnings.add(dependent + " of the tangent vectors became dependent on the others: the network contracts to "
                    + "fewer dimensions, or the interval between orthonormalisations is too long");
        }
        if (request.standardError() > 0 && !(run.errors()[0] <= request.standardError())) {
            warnings.add("after all the time, " + settings.time() + ", the standard error of the largest exponent is "
                    + run.errors()[0] + ", above the requested " + request.standardError());
        }
        return new LyapunovExponents(
                settings,
                exponents,
                run.errors(),
                run.estimate(all -> ExponentSums.kaplanYorkeDimension(all, size, length)),
                run.estimate(all -> ExponentSums.entropyRate(all, size, length)),
                growth / length,
                exponents.length == length ? Arrays.stream(exponents).sum() / length : Double.NaN,
                run.convergenceTime(),
                run.convergence(),
                warnings);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The network is that of replica 0, the point that at the end of the transient.
     *
     * @throws ArithmeticException if the activity blew up
     */
    @Override
    public JacobianEigenvalues eigenvalues(P parameters, SimulationSettings settings, Progress progress) {
        check(parameters, settings);
        int variables = model.variables(parameters);
        Snapshot.checkSize(settings.size(), variables);
        Eigenvalues eigenvalues;
        SnapshotLaw law;
        try (Team team = Team.of(settings.threads())) {
            Replica<P> replica = new Replica<>(model, parameters, settings, 0, team);
            Snapshot snapshot =
                    replica.network().snapshot(replica.settled(1, 0, 0).run().state());
            eigenvalues = snapshot.eigenvalues();
            law = snapshot.law();
        }
        progress.advance(1);
        return new JacobianEigenvalues(settings, eigenvalues.re(), eigenvalues.im(), law);
    }

    @Override
    public Optional<AdjointSimulation<P>> adjoint() {
        return model.adjoint();
    }

    @Override
    public Optional<PlantedSimulation<P>> planted() {
        return model.planted();
    }

    @Override
    public double eigenvaluesCost(P parameters, SimulationSettings settings) {
        int rows = model.eigenproblem(parameters, settings.size());
        return Cost.of(model, parameters, settings.withReplicas(1))
                .operations(Set.of(), EigenvalueSolver.best().operations(rows));
    }

    @Override
    public void check(P parameters, SimulationSettings settings) {
        if (settings.timeStep() > LARGEST_STEP) {
            throw new IllegalArgumentException("dt = " + settings.timeStep()
                    + " is out of range: it must be greater than 0 and at most " + LARGEST_STEP + ".");
        }
        model.check(parameters, settings);
        Motion motion = model.motion(parameters);
        checkBlock(settings, model.variables(parameters), settings.trajectories(), 0);
        motion.check(settings.scheme());
        Times.of(motion.timeStep(settings), settings);
    }

    @Override
    public void checkTimeCourse(P parameters, SimulationSettings settings, double[] lags) {
        check(parameters, settings);
        for (double lag : lags) {
            sampleLag(lag, times(parameters, settings));
        }
    }

    @Override
    public void checkLyapunov(P parameters, SimulationSettings settings, LyapunovRequest request) {
        check(parameters, settings);
        int variables = model.variables(parameters);
        int length = settings.size() * variables;
        int count = request.count();
        if (count > length) {
            throw new IllegalArgumentException("count = " + count + " is out of range: it must be between 1 and "
                    + (variables == 1 ? "the size, " : variables + " times the size, ") + length + ".");
        }
        checkBlock(settings, variables, 1, count);
    }

    private void checkMeasurable(P parameters, SimulationSettings settings, Set<Quantity> quantities) {
        check(parameters, settings);
        int variables = model.variables(parameters);
        checkBlock(
                settings,
                variables,
                Wanted.trajectories(settings, quantities),
                Wanted.mostTangents(quantities, settings.size(), variables));
        if (model.mayNeedMatrix(parameters, quantities)) {
            Snapshot.checkSize(settings.size(), variables);
        }
        for (Quantity quantity : quantities) {
            if (!measurable.contains(quantity)) {
                throw new IllegalArgumentException(
                        quantity.name() + " cannot be measured in a network of the model " + model.name() + ".");
            }
        }
    }

    private Times times(P parameters, SimulationSettings settings) {
        return Times.of(model.motion(parameters).timeStep(settings), settings);
    }

    /** Refuses what does not fit one array: states and tangent vectors, the triangular factor of the latter. */
    private static void checkBlock(SimulationSettings settings, int variables, int trajectories, int tangents) {
        if (tangents > MOST_TANGENTS) {
            throw new IllegalArgumentException("size = " + settings.size() + " with " + tangents
                    + " exponents is too large: at most " + MOST_TANGENTS + " exponents can be measured.");
        }
        if (((long) trajectories + tangents) * settings.size() * variables > LONGEST_ARRAY) {
            throw new IllegalArgumentException("size = " + settings.size() + " is too large for " + trajectories
                    + " trajectories and " + tangents
                    + " tangent vectors: " + (variables == 1 ? "" : variables + " * ")
                    + "size * (trajectories + tangent vectors) must be below 2^31.");
        }
    }

    private static int sampleLag(double lag, Times times) {
        double interval = times.interval();
        long rounded = Math.round(lag / interval);
        if (!(lag >= 0) || rounded >= times.samples()) {
            throw new IllegalArgumentException("lag = " + lag + " is out of range: it must be between 0 and "
                    + (times.samples() - 1) * interval + ", the measured time.");
        }
        return (int) rounded;
    }

    @SafeVarargs
    private static Set<Quantity> union(Set<Quantity>... sets) {
        Set<Quantity> all = new HashSet<>();
        for (Set<Quantity> set : sets) {
            all.addAll(set);
        }
        return Set.copyOf(all);
    }
}
