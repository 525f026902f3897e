package org.cavity.numerics.adapting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spiking.FiringStatistics;
import org.cavity.numerics.spiking.IntensityMoments;
import org.cavity.numerics.spiking.Layout;
import org.cavity.numerics.spiking.RateGivenInput;
import org.cavity.numerics.spiking.SpikeRecorder;
import org.cavity.numerics.spiking.SpikeTrainMoments;
import org.cavity.numerics.spiking.StepTimes;
import org.cavity.numerics.statistics.Average;
import org.cavity.numerics.statistics.BlockAverages;
import org.cavity.numerics.statistics.Jackknife;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.Quantity;

/** What one population shows under constant input, each with the error that the scatter within it gives. */
final class ReplicaMeasurement {

    private static final double MS_PER_SECOND = 1000;

    /** Time between samples of intensities, well below the time constants of potentials, ms. */
    private static final double SAMPLE_INTERVAL = 4;

    private static final Set<Quantity> GIVEN_INPUT = Set.of(Quantity.RATE_LOG_MEAN, Quantity.RATE_LOG_VARIANCE);

    private final AdaptingPopulation population;
    private final SimulationSettings settings;
    private final RandomStreams streams;
    private final Team team;
    private final StepTimes times;

    ReplicaMeasurement(AdaptingPopulation population, SimulationSettings settings, int replica, Team team) {
        this.population = population;
        this.settings = settings;
        this.streams = new RandomStreams(settings.seed(), replica);
        this.team = team;
        this.times = StepTimes.of(settings);
    }

    /** Whether these quantities need trials with common input. */
    static boolean needsTrials(Set<Quantity> quantities) {
        return quantities.stream().anyMatch(GIVEN_INPUT::contains);
    }

    /** Samples of the intensity. */
    static long samples(SimulationSettings settings) {
        return StepTimes.of(settings).steps() / stride(settings);
    }

    FiringStatistics measure(Set<Quantity> quantities, Progress progress) {
        boolean trials = needsTrials(quantities);
        boolean states = !GIVEN_INPUT.containsAll(quantities);
        double share = trials && states ? 0.5 : 1;
        Progress part = f -> progress.advance(share * f);
        Map<Quantity, Average> values = new LinkedHashMap<>();
        boolean drifts = states && observe(values, part);
        if (trials) {
            LogRates rates = logRates(part);
            values.put(Quantity.RATE_LOG_MEAN, rates.mean());
            values.put(Quantity.RATE_LOG_VARIANCE, rates.variance());
        }
        return new FiringStatistics(values, drifts);
    }

    private boolean observe(Map<Quantity, Average> values, Progress progress) {
        int[] sizes = Layout.independent(settings.size());
        PopulationRun run = started(sizes, false, progress);
        List<SpikeTrainMoments> trains = new ArrayList<>();
        List<IntensityMoments> intensities = new ArrayList<>();
        List<List<SpikeRecorder>> recorders = new ArrayList<>();
        for (int size : sizes) {
            trains.add(new SpikeTrainMoments(size, times.steps()));
            intensities.add(new IntensityMoments(stride(settings)));
            recorders.add(List.of(trains.get(trains.size() - 1), intensities.get(intensities.size() - 1)));
        }
        boolean coupled = population.coupling() != 0;
        BlockAverages rates = new BlockAverages(2, times.steps());
        int[] counts = new int[coupled ? Math.toIntExact(times.steps()) : 0];
        double toRate = MS_PER_SECOND / (settings.size() * settings.timeStep());
        run.run(
                times.steps(),
                recorders,
                (step, spikes) -> {
                    double rate = spikes * toRate;
                    rates.add(rate, rate * rate);
                    if (coupled) {
                        counts[(int) step] = spikes;
                    }
                },
                f -> progress.advance(f * times.measuredPart()));

        List<double[]> trainSums = trains.stream().map(SpikeTrainMoments::sums).toList();
        List<double[]> intensitySums =
                intensities.stream().map(IntensityMoments::sums).toList();
        double duration = times.steps() * settings.timeStep() / MS_PER_SECOND;
        // Coupled blocks fluctuate together: time must tell the error.
        values.put(
                Quantity.RATE,
                coupled ? rates.average(0) : Jackknife.of(trainSums, s -> SpikeTrainMoments.count(s) / duration));
        Average variance = rates.variance(0, 1);
        double deviation = Math.sqrt(Math.max(0, variance.value()));
        values.put(Quantity.RATE_STD, new Average(deviation, variance.error() / (2 * deviation)));
        put(values, Quantity.FANO_FACTOR, trainSums, SpikeTrainMoments::fanoFactor);
        put(values, Quantity.ISI_CV, trainSums, SpikeTrainMoments::variation);
        put(values, Quantity.ISI_SERIAL_CORRELATION, trainSums, SpikeTrainMoments::serialCorrelation);
        put(values, Quantity.LOG_INTENSITY_MEAN, intensitySums, IntensityMoments::logMean);
        put(values, Quantity.LOG_INTENSITY_VARIANCE, intensitySums, IntensityMoments::logVariance);
        put(values, Quantity.INPUT_ADAPTATION_COVARIANCE, intensitySums, IntensityMoments::covariance);
        if (coupled) {
            double perStep = MS_PER_SECOND / settings.timeStep();
            Oscillation.frequency(counts)
                    .ifPresent(f -> values.put(
                            Quantity.OSCILLATION_FREQUENCY, new Average(f.value() * perStep, f.error() * perStep)));
        }
        return FiringStatistics.drifts(rates.blocks(0));
    }

    private static void put(
            Map<Quantity, Average> values,
            Quantity quantity,
            List<double[]> sums,
            ToDoubleFunction<double[]> function) {
        values.put(quantity, Jackknife.of(sums, function));
    }

    /** The rates given the input, with the same settings. */
    LogRates logRates(Progress progress) {
        int[] sizes = Layout.trials(settings.size());
        PopulationRun run = started(sizes, true, progress);
        int samples = Math.toIntExact(samples(settings));
        List<RateGivenInput> inputs = Arrays.stream(sizes)
                .mapToObj(size -> new RateGivenInput(stride(settings), samples))
                .toList();
        run.run(
                times.steps(),
                inputs.stream().map(input -> List.<SpikeRecorder>of(input)).toList(),
                (step, spikes) -> {},
                f -> progress.advance(f * times.measuredPart()));
        return new LogRates(inputs);
    }

    /** A population after the transient. */
    PopulationRun started(int[] sizes, boolean common, Progress progress) {
        InputCourse constant = new InputCourse.Step(population.input(), population.input());
        PopulationRun run =
                new PopulationRun(population, constant, 0, settings.timeStep(), sizes, common, streams, team);
        run.run(
                times.transientSteps(),
                List.of(),
                (step, spikes) -> {},
                f -> progress.advance(f * (1 - times.measuredPart())));
        return run;
    }

    private static long stride(SimulationSettings settings) {
        return Math.max(
                1,
                Math.min(
                        Math.round(SAMPLE_INTERVAL / settings.timeStep()),
                        StepTimes.of(settings).steps() / BlockAverages.BLOCKS));
    }
}
