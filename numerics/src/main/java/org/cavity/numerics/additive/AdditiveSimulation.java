package org.cavity.numerics.additive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cavity.numerics.additive.AdditiveReplica.Result;
import org.cavity.numerics.connectivity.Couplings;
import org.cavity.numerics.connectivity.DenseCoupling;
import org.cavity.numerics.lyapunov.ExponentSums;
import org.cavity.numerics.lyapunov.TangentTrajectory;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.numerics.model.LyapunovExponents;
import org.cavity.numerics.model.LyapunovRequest;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.Simulation;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.model.TimeCourse;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.spectrum.Eigenvalues;
import org.cavity.numerics.statistics.Autocorrelation;
import org.cavity.numerics.statistics.Average;
import org.cavity.numerics.statistics.Replicas;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.model.Quantity;

/**
 * Simulation of the additive network.
 *
 * <p>How steps are computed is a matter of the settings' {@link org.cavity.numerics.model.Scheme}. {@link Quantity#VARIANCE} and its kin are averages over sites and time; their finite-size
 * bias is of order 1/N. {@link Quantity#SPECTRAL_RADIUS} is the largest modulus of gJD divided by the mean largest
 * modulus of a Ginibre matrix of the same size, {@link Quantity#SPECTRAL_ABSCISSA} the largest real part divided
 * likewise (less 1 in continuous time), both at the last state. {@link Quantity#OUTLIER} exists where J₀ ≠ 0, the
 * network has come to rest and a real eigenvalue has left the bulk by more than its spacing. {@link
 * Quantity#MAX_LYAPUNOV} of a network at rest is that of its Jacobian, in networks of more than 8192 units that of the
 * tangent vector.
 *
 * <p>Networks are divided among the threads; threads that are left over share the work on one network. The results are
 * the same bits for every number of threads.
 */
public final class AdditiveSimulation implements Simulation<AdditiveNetwork> {

    private static final Set<Quantity> MEASURABLE = union(
            Set.of(
                    Quantity.MEAN,
                    Quantity.VARIANCE,
                    Quantity.STATIC_VARIANCE,
                    Quantity.RATE_VARIANCE,
                    Quantity.MEAN_GAIN,
                    Quantity.MAX_LYAPUNOV),
            AdditiveReplica.FULL_SPECTRUM,
            Linearisation.EDGES,
            AdditiveReplica.DIMENSIONS);

    private static final Set<Quantity> STATISTICS = Set.of(
            Quantity.MEAN, Quantity.VARIANCE, Quantity.STATIC_VARIANCE, Quantity.RATE_VARIANCE, Quantity.MEAN_GAIN);

    /** Units whose time course is returned. */
    private static final int TRACES = 8;

    /** Most numbers kept for the autocorrelation; larger networks are represented by their first units. */
    private static final long MAX_STORED = 20_000_000;

    /** Elements of an array that every JVM can allocate. */
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** Largest frame whose triangular factor, made up to whole blocks, fits an array. */
    private static final int MOST_TANGENTS = 46_000;

    @Override
    public Set<Quantity> measurable() {
        return MEASURABLE;
    }

    @Override
    public SimulationSettings suggestedSettings(AdditiveNetwork parameters) {
        return SuggestedSettings.of(parameters);
    }

    @Override
    public SimulationSettings suggestedSettings(AdditiveNetwork parameters, int size) {
        return SuggestedSettings.of(parameters, size);
    }

    @Override
    public double memoryPerReplica(AdditiveNetwork parameters, SimulationSettings settings, Set<Quantity> quantities) {
        return AdditiveCost.memory(parameters, settings, quantities);
    }

    @Override
    public double lyapunovMemory(AdditiveNetwork parameters, SimulationSettings settings, LyapunovRequest request) {
        return AdditiveCost.lyapunovMemory(parameters, settings, request.count());
    }

    @Override
    public double cost(AdditiveNetwork parameters, SimulationSettings settings, Set<Quantity> quantities) {
        return AdditiveCost.operations(parameters, settings, quantities);
    }

    @Override
    public double lyapunovCost(AdditiveNetwork parameters, SimulationSettings settings, LyapunovRequest request) {
        return AdditiveCost.lyapunovOperations(parameters, settings, request.count());
    }

    /** Trajectories that are followed: the dimension's estimate needs two independent ones. */
    static int trajectories(SimulationSettings settings, Set<Quantity> quantities) {
        return Math.max(settings.trajectories(), containsAny(quantities, AdditiveReplica.DIMENSIONS) ? 2 : 1);
    }

    /** Tangent vectors that are followed. */
    static int tangents(Set<Quantity> quantities, int size) {
        return containsAny(quantities, AdditiveReplica.FULL_SPECTRUM)
                ? size
                : quantities.contains(Quantity.MAX_LYAPUNOV) ? 1 : 0;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the time is shorter than 40 steps, the size beyond what fits an array, the
     *     integrator unfit for the network, or a quantity cannot be measured
     */
    @Override
    public Measurement measure(
            AdditiveNetwork parameters, SimulationSettings settings, Set<Quantity> quantities, Progress progress) {
        check(parameters, settings);
        checkBlock(settings, trajectories(settings, quantities), tangents(quantities, settings.size()));
        if (Linearisation.mayNeedMatrix(parameters, quantities)) {
            checkMatrix(settings.size());
        }
        for (Quantity quantity : quantities) {
            if (!MEASURABLE.contains(quantity)) {
                throw new IllegalArgumentException(quantity.name() + " cannot be measured in an additive network.");
            }
        }
        List<Result> results = Replicas.inParallel(settings.replicas(), settings.threads(), replica -> {
            try (Team team = Team.of(settings.threadsPerNetwork())) {
                AdditiveReplica network = new AdditiveReplica(parameters, settings, replica, team);
                return network.measure(quantities, f -> progress.advance(f / settings.replicas()));
            }
        });
        return collect(settings, quantities, results);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The network is that of replica 0. Lags are rounded to multiples of the sampling interval (about 0.2, 1 for the
     * map) and returned as rounded.
     *
     * @throws IllegalArgumentException if a lag is negative or not shorter than the measured time
     */
    @Override
    public TimeCourse timeCourse(
            AdditiveNetwork parameters, SimulationSettings settings, double[] lags, Progress progress) {
        checkTimeCourse(parameters, settings, lags);
        Times times = Times.of(parameters, settings);
        double interval = times.stride() * times.timeStep();
        int samples = (int) times.samples();
        int[] sampleLags =
                Arrays.stream(lags).mapToInt(lag -> sampleLag(lag, times)).toArray();
        int units = (int) Math.max(1, Math.min(settings.size(), MAX_STORED / samples));
        double[][] series = new double[units][samples];
        long[] step = {0};
        Result result;
        try (Team team = Team.of(settings.threads())) {
            result = new AdditiveReplica(parameters, settings, 0, team).measure(STATISTICS, progress, x -> {
                step[0]++;
                int sample = (int) (step[0] / times.stride()) - 1;
                if (step[0] % times.stride() == 0 && sample < samples) {
                    for (int i = 0; i < units; i++) {
                        series[i][sample] = x[i];
                    }
                }
            });
        }
        Autocorrelation autocorrelation = new Autocorrelation(series);
        int[] chosen = lags.length > 0 ? sampleLags : autocorrelation.automaticLags();
        double[] time = new double[samples];
        Arrays.setAll(time, k -> settings.transientTime() + (k + 1) * interval);
        return new TimeCourse(
                time,
                Arrays.copyOf(series, Math.min(units, TRACES)),
                Arrays.stream(chosen).mapToDouble(lag -> lag * interval).toArray(),
                Arrays.stream(chosen).mapToDouble(autocorrelation::at).toArray(),
                collect(settings.withReplicas(1), STATISTICS, List.of(result)));
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
            AdditiveNetwork parameters, SimulationSettings settings, LyapunovRequest request, Progress progress) {
        checkLyapunov(parameters, settings, request);
        try (Team team = Team.of(settings.threads())) {
            return exponents(
                    new AdditiveReplica(parameters, settings, 0, team), parameters, settings, request, progress);
        }
    }

    private static LyapunovExponents exponents(
            AdditiveReplica replica,
            AdditiveNetwork parameters,
            SimulationSettings settings,
            LyapunovRequest request,
            Progress progress) {
        int size = settings.size();
        AdditiveReplica.Settled settled = replica.settled(1, request.count(), request.interval());
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
        double growth = run.volumeGrowth();
        if (parameters.isMap()
                && Linearisation.determinantNeedsMatrix(parameters)
                && size > DenseCoupling.LARGEST_MATRIX) {
            growth = Double.NaN;
            warnings.add(
                    "the mean of all exponents is unknown: the determinant of the couplings needs a size of at most "
                            + DenseCoupling.LARGEST_MATRIX);
        } else if (parameters.isMap()) {
            growth += replica.dynamics().logDeterminant();
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
                run.estimate(all -> ExponentSums.kaplanYorkeDimension(all, size)),
                run.estimate(all -> ExponentSums.entropyRate(all, size)),
                growth / size,
                run.convergenceTime(),
                run.convergence(),
                warnings);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The network is that of replica 0, the point that at the end of the transient. The Jacobian is −1 + (gJ + J₀/N)
     * D, for the map without the leak.
     *
     * @throws ArithmeticException if the activity blew up
     */
    @Override
    public JacobianEigenvalues eigenvalues(AdditiveNetwork parameters, SimulationSettings settings, Progress progress) {
        check(parameters, settings);
        checkMatrix(settings.size());
        double[] x;
        double[] jacobian;
        try (Team team = Team.of(settings.threads())) {
            AdditiveReplica replica = new AdditiveReplica(parameters, settings, 0, team);
            x = replica.settled(1, 0, 0).run().state();
            jacobian = replica.dynamics().jacobian(x);
        }
        Eigenvalues eigenvalues = Eigenvalues.of(jacobian, settings.size());
        double[] squaredGains = Arrays.stream(x)
                .map(parameters.nonlinearity()::derivative)
                .map(gain -> parameters.gain() * parameters.gain() * gain * gain)
                .toArray();
        progress.advance(1);
        return new JacobianEigenvalues(
                settings, eigenvalues.re(), eigenvalues.im(), squaredGains, parameters.coupling());
    }

    @Override
    public void check(AdditiveNetwork parameters, SimulationSettings settings) {
        Couplings.checkSize(parameters.coupling(), settings.size());
        checkBlock(settings, settings.trajectories(), 0);
        Integrator asked = settings.scheme().integrator();
        if (parameters.isMap() && asked != Integrator.AUTOMATIC) {
            throw new IllegalArgumentException(
                    "integrator = " + asked + " is out of place: a map is iterated; it takes no integrator.");
        }
        if (parameters.noise() > 0 && asked == Integrator.RUNGE_KUTTA) {
            throw new IllegalArgumentException("integrator = " + asked + " has no place for noise = "
                    + parameters.noise() + ": it needs noise = 0.");
        }
        Integrator integrator = AdditiveDynamics.integrator(parameters, settings.scheme());
        if (settings.scheme().coarseTangents() && (parameters.isMap() || integrator != Integrator.RUNGE_KUTTA)) {
            throw new IllegalArgumentException("coarse tangents are steps of Runge-Kutta, which "
                    + (parameters.isMap() ? "a map does not take." : "a network with noise does not take."));
        }
        Times.of(parameters, settings);
    }

    @Override
    public void checkTimeCourse(AdditiveNetwork parameters, SimulationSettings settings, double[] lags) {
        check(parameters, settings);
        Times times = Times.of(parameters, settings);
        for (double lag : lags) {
            sampleLag(lag, times);
        }
    }

    @Override
    public void checkLyapunov(AdditiveNetwork parameters, SimulationSettings settings, LyapunovRequest request) {
        check(parameters, settings);
        int count = request.count();
        if (count > settings.size()) {
            throw new IllegalArgumentException("count = " + count
                    + " is out of range: it must be between 1 and the size, " + settings.size() + ".");
        }
        checkBlock(settings, 1, count);
    }

    /** Refuses what does not fit one array: states and tangent vectors, the triangular factor of the latter. */
    private static void checkBlock(SimulationSettings settings, int trajectories, int tangents) {
        if (tangents > MOST_TANGENTS) {
            throw new IllegalArgumentException("size = " + settings.size() + " with " + tangents
                    + " exponents is too large: at most " + MOST_TANGENTS + " exponents can be measured.");
        }
        if (((long) trajectories + tangents) * settings.size() > LONGEST_ARRAY) {
            throw new IllegalArgumentException("size = " + settings.size() + " is too large for " + trajectories
                    + " trajectories and " + tangents
                    + " tangent vectors: size * (trajectories + tangent vectors) must be below 2^31.");
        }
    }

    private static void checkMatrix(int size) {
        if (size > DenseCoupling.LARGEST_MATRIX) {
            throw new IllegalArgumentException("size = " + size
                    + " is out of range: eigenvalues need a size of at most " + DenseCoupling.LARGEST_MATRIX + ".");
        }
    }

    private static int sampleLag(double lag, Times times) {
        double interval = times.stride() * times.timeStep();
        long rounded = Math.round(lag / interval);
        if (!(lag >= 0) || rounded >= times.samples()) {
            throw new IllegalArgumentException("lag = " + lag + " is out of range: it must be between 0 and "
                    + (times.samples() - 1) * interval + ", the measured time.");
        }
        return (int) rounded;
    }

    private static Measurement collect(SimulationSettings settings, Set<Quantity> quantities, List<Result> results) {
        List<String> warnings = new ArrayList<>(StateWarnings.of(results));
        Map<Quantity, Sample> samples = new LinkedHashMap<>();
        for (Quantity quantity : quantities) {
            List<Average> averages = results.stream()
                    .map(r -> r.quantities().get(quantity))
                    .filter(a -> a != null && Double.isFinite(a.value()))
                    .toList();
            if (averages.size() == results.size()) {
                samples.put(quantity, sample(averages));
            } else if (!averages.isEmpty()) {
                warnings.add(quantity.name() + " exists in " + averages.size() + " of " + results.size()
                        + " networks only and is left out");
            }
        }
        return new Measurement(settings, samples, warnings);
    }

    private static Sample sample(List<Average> averages) {
        Sample sample = Sample.of(averages.stream().mapToDouble(Average::value).toArray());
        return averages.size() > 1
                ? sample
                : new Sample(sample.mean(), averages.get(0).error(), sample.values());
    }

    private static boolean containsAny(Set<Quantity> quantities, Set<Quantity> some) {
        return quantities.stream().anyMatch(some::contains);
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
