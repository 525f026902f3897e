package org.cavity.numerics.adapting;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.PopulationSimulation;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.ResponseSimulation;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.Simulation;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.spiking.EscapeNeuron;
import org.cavity.numerics.spiking.FiringStatistics;
import org.cavity.numerics.spiking.Layout;
import org.cavity.numerics.spiking.NeuronBlock;
import org.cavity.numerics.spiking.StepTimes;
import org.cavity.numerics.statistics.Replicas;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.InputFilter;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.RateCourse;

/**
 * Simulation of {@link AdaptingPopulation}s of finite size.
 *
 * <p>The scheme is of second order in dt (see {@link NeuronBlock}); inputs and potentials have their exact stationary
 * law for any dt and τ_s ({@link NoiseStep}) and start from it; adaptation starts near its mean. The coupling is
 * explicit and lengthens its delay to d + dt/2. Size is the number of neurons N; what A(t) fluctuates by itself is of
 * order √(A/(N dt)).
 *
 * <p>Quantities. {@code rate} and {@code rate_std} are those of A(t) in bins of one step. {@code isi_cv} and {@code
 * isi_serial_correlation} are freed of the bias of a finite window ({@link
 * org.cavity.numerics.spiking.SpikeTrainMoments}); the window of {@code fano_factor} is the settings' time. {@code
 * log_intensity_mean}, {@code log_intensity_variance} and {@code input_adaptation_covariance} include neurons in their
 * dead time. {@code rate_log_mean} and {@code rate_log_variance} come from a second population in which groups of
 * {@value Layout#TRIALS} neurons share one input, and are freed of the groups' finite number ({@link LogRates}).
 * {@code oscillation_frequency} exists where a peak of the coupled population's spectrum stands out ({@link
 * Oscillation}).
 *
 * <p>Standard errors are from the scatter between populations; with one population from that between its blocks of
 * neurons, for the rate of a coupled one from that between blocks of time.
 */
public final class AdaptingSimulation
        implements Simulation<AdaptingPopulation>,
                PopulationSimulation<AdaptingPopulation>,
                ResponseSimulation<AdaptingPopulation> {

    private static final Set<Quantity> MEASURABLE = Set.of(
            Quantity.RATE,
            Quantity.RATE_STD,
            Quantity.ISI_CV,
            Quantity.ISI_SERIAL_CORRELATION,
            Quantity.FANO_FACTOR,
            Quantity.LOG_INTENSITY_MEAN,
            Quantity.LOG_INTENSITY_VARIANCE,
            Quantity.INPUT_ADAPTATION_COVARIANCE,
            Quantity.RATE_LOG_MEAN,
            Quantity.RATE_LOG_VARIANCE,
            Quantity.OSCILLATION_FREQUENCY);

    /** Operations of a product that take the time of a neuron's step, and of each scale of its adaptation. */
    private static final double OPERATIONS = 35;

    private static final double OPERATIONS_PER_SCALE = 2;

    /** Doubles of a neuron in the sources of potentials and in the moments of its spikes. */
    private static final double DOUBLES_AROUND = 5;

    @Override
    public Optional<PopulationSimulation<AdaptingPopulation>> population() {
        return Optional.of(this);
    }

    @Override
    public Optional<ResponseSimulation<AdaptingPopulation>> response() {
        return Optional.of(this);
    }

    @Override
    public Set<Quantity> measurable() {
        return MEASURABLE;
    }

    @Override
    public SimulationSettings suggestedSettings(AdaptingPopulation population) {
        return SuggestedSettings.of(population);
    }

    @Override
    public SimulationSettings suggestedSettings(AdaptingPopulation population, int size) {
        return SuggestedSettings.of(population, size);
    }

    @Override
    public void check(AdaptingPopulation population, SimulationSettings settings) {
        double largest = SuggestedSettings.largestStep(population);
        if (settings.timeStep() > largest) {
            throw new IllegalArgumentException("dt = " + settings.timeStep()
                    + " is out of range: it must be greater than 0 and at most " + largest
                    + " ms, half the shortest of the time constants of membrane and adaptation, and the dead time"
                    + " where that is longer than " + SuggestedSettings.TIME_STEP + " ms.");
        }
        if (settings.trajectories() != 1) {
            throw new IllegalArgumentException("trajectories = " + settings.trajectories()
                    + " is out of range: it must be 1 for spiking populations, whose replicas are independent.");
        }
        if (!settings.scheme().equals(Scheme.DEFAULT)) {
            Scheme scheme = settings.scheme();
            throw new IllegalArgumentException("integrator = " + scheme.integrator() + " with precision = "
                    + scheme.precision() + (scheme.coarseTangents() ? " and coarse tangents" : "")
                    + " does not suit spiking populations: they have one integrator and one precision.");
        }
        if (settings.initialScale() != 1) {
            throw new IllegalArgumentException("initial scale = " + settings.initialScale()
                    + " is out of range: it must be 1 for spiking populations, which start from stationary inputs.");
        }
        StepTimes.of(settings);
    }

    @Override
    public double memoryPerReplica(
            AdaptingPopulation population, SimulationSettings settings, Set<Quantity> quantities) {
        double perNeuron = NeuronBlock.arrays(EscapeNeuron.of(population)) + DOUBLES_AROUND;
        double counts =
                population.coupling() == 0 ? 0 : 4.0 * StepTimes.of(settings).steps();
        double trials = 0;
        if (ReplicaMeasurement.needsTrials(quantities)) {
            int[] sizes = Layout.trials(settings.size());
            trials = 8.0 * sizes.length * (3 * ReplicaMeasurement.samples(settings) + perNeuron * Layout.TRIALS);
        }
        return Math.max(8 * perNeuron * settings.size() + counts, trials);
    }

    @Override
    public double cost(AdaptingPopulation population, SimulationSettings settings, Set<Quantity> quantities) {
        StepTimes times = StepTimes.of(settings);
        double neurons = settings.size();
        if (ReplicaMeasurement.needsTrials(quantities)) {
            neurons += (double) Layout.trials(settings.size()).length * Layout.TRIALS;
        }
        double operations =
                OPERATIONS + OPERATIONS_PER_SCALE * population.adaptationTimes().size();
        return settings.replicas() * operations * neurons * (times.transientSteps() + times.steps());
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a quantity cannot be measured or {@link #check} refuses
     */
    @Override
    public Measurement measure(
            AdaptingPopulation population, SimulationSettings settings, Set<Quantity> quantities, Progress progress) {
        check(population, settings);
        for (Quantity quantity : quantities) {
            if (!MEASURABLE.contains(quantity)) {
                throw new IllegalArgumentException(
                        quantity.name() + " cannot be measured in a population of adapting neurons.");
            }
        }
        List<FiringStatistics> results = Replicas.inParallel(settings.replicas(), settings.threads(), replica -> {
            try (Team team = Team.of(settings.threadsPerNetwork())) {
                return new ReplicaMeasurement(population, settings, replica, team)
                        .measure(quantities, f -> progress.advance(f / settings.replicas()));
            }
        });
        return FiringStatistics.collect(settings, quantities, results);
    }

    @Override
    public Recording record(AdaptingPopulation population, SimulationSettings settings, Progress progress) {
        check(population, settings);
        try (Team team = Team.of(settings.threads())) {
            return new PopulationRecorder(population, settings, team).record(progress);
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>Errors are from the scatter between blocks of neurons of all populations, for coupled populations from that
     * between populations if there are several.
     */
    @Override
    public RateCourse course(
            AdaptingPopulation population,
            InputCourse input,
            double start,
            double end,
            double bin,
            SimulationSettings settings,
            Progress progress) {
        check(population, settings);
        return new PeristimulusHistogram(population, input, start, end, bin, settings).measure(progress);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Each frequency has populations of its own, modulated from their beginning; after the transient the rate is
     * projected on e^{iωt} over whole periods, as many as come closest to the settings' time, at least one. Errors are
     * from the scatter between stretches of whole periods, up to 20 a population. The mean of a step's rate stands for
     * its middle: the loss of amplitude by averaging over the step is taken back, and there is no shift.
     */
    @Override
    public InputFilter filter(
            AdaptingPopulation population,
            InputChannel channel,
            double amplitude,
            double[] frequencies,
            SimulationSettings settings,
            Progress progress) {
        check(population, settings);
        return new ModulationResponse(population, channel, amplitude, settings).measure(frequencies, progress);
    }
}
