package org.cavity.numerics.adapting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cavity.numerics.model.PopulationSimulation.Recording;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.spiking.SpikeRecorder;
import org.cavity.numerics.spiking.SpikeTrains;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.Columns;

/** Records one population under constant input: its rate, the spectrum of its neurons, their rates given the input. */
final class PopulationRecorder {

    private static final double MS_PER_SECOND = 1000;

    /** Bins of the rate, ms. */
    private static final double RATE_BIN = 1;

    /** Bins of the spike trains, ms: half a cycle of the highest frequency. */
    private static final double TRAIN_BIN = 0.5;

    /** Longest segment of spike trains, ms. */
    private static final double LONGEST_SEGMENT = 8192;

    /** Neurons whose spectra are averaged. */
    private static final int TRAINS = 2048;

    private static final double HIGHEST_FREQUENCY = 500;

    /** Ratio of neighbouring frequencies between which the spectrum is averaged. */
    private static final double BAND = 1.04;

    private static final int HISTOGRAM_BINS = 60;

    private final AdaptingPopulation population;
    private final SimulationSettings settings;
    private final Team team;

    PopulationRecorder(AdaptingPopulation population, SimulationSettings settings, Team team) {
        this.population = population;
        this.settings = settings;
        this.team = team;
    }

    Recording record(Progress progress) {
        double dt = settings.timeStep();
        StepTimes times = StepTimes.of(settings);
        boolean inputs = population.inputVariance() > 0;
        double share = inputs ? 0.5 : 1;
        ReplicaMeasurement replica = new ReplicaMeasurement(population, settings, 0, team);
        int[] sizes = Layout.independent(settings.size());
        PopulationRun run = replica.started(sizes, false, f -> progress.advance(f * share));

        int stepsPerTrainBin = (int) Math.max(1, Math.min(Byte.MAX_VALUE, Math.round(TRAIN_BIN / dt)));
        double longest = Math.min(settings.time(), LONGEST_SEGMENT) / (stepsPerTrainBin * dt);
        int segment = Integer.highestOneBit((int) Math.max(4, longest));
        List<SpikeTrains> trains = new ArrayList<>();
        List<List<SpikeRecorder>> recorders = new ArrayList<>();
        int recorded = 0;
        for (int size : sizes) {
            if (recorded < TRAINS) {
                trains.add(new SpikeTrains(size, stepsPerTrainBin, segment));
                recorders.add(List.of(trains.get(trains.size() - 1)));
                recorded += size;
            } else {
                recorders.add(List.of());
            }
        }
        long stepsPerBin = Math.max(1, Math.round(RATE_BIN / dt));
        double[] rate = new double[(int) (times.steps() / stepsPerBin)];
        double perSpike = MS_PER_SECOND / (settings.size() * stepsPerBin * dt);
        run.run(
                times.steps(),
                recorders,
                (step, spikes) -> {
                    int bin = (int) (step / stepsPerBin);
                    if (bin < rate.length) {
                        rate[bin] += spikes * perSpike;
                    }
                },
                f -> progress.advance(f * share * times.measuredPart()));
        double[] time = new double[rate.length];
        for (int k = 0; k < time.length; k++) {
            time[k] = (k + 0.5) * stepsPerBin * dt;
        }
        double[][] histogram = new double[3][0];
        if (inputs) {
            histogram = replica.logRates(f -> progress.advance(f * share)).histogram(HISTOGRAM_BINS);
        }
        return new Recording(
                Columns.of("time", time, "value", rate),
                spectrum(trains, segment * stepsPerTrainBin * dt),
                columns("log_rate", histogram[0], "density", histogram[1], "error", histogram[2]));
    }

    /**
     * Averages over neurons, segments and neighbouring frequencies; the error is that of as many exponential variables.
     *
     * @param duration length of a segment, ms
     */
    private static Columns spectrum(List<SpikeTrains> trains, double duration) {
        long periodograms = trains.stream().mapToLong(SpikeTrains::periodograms).sum();
        int length = trains.get(0).power().length;
        int highest = (int) Math.min(length - 1, HIGHEST_FREQUENCY / MS_PER_SECOND * duration);
        List<double[]> rows = new ArrayList<>();
        for (int k = 1; k <= highest && periodograms > 0; ) {
            int end = Math.max(k + 1, Math.min(highest + 1, (int) (k * BAND)));
            double sum = 0;
            for (int j = k; j < end; j++) {
                for (SpikeTrains block : trains) {
                    sum += block.power()[j];
                }
            }
            double count = (double) periodograms * (end - k);
            double value = sum / count / duration * MS_PER_SECOND;
            double frequency = (k + end - 1) / 2.0 / duration * MS_PER_SECOND;
            rows.add(new double[] {frequency, value, value / Math.sqrt(count)});
            k = end;
        }
        double[][] table = new double[3][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int c = 0; c < table.length; c++) {
                table[c][i] = rows.get(i)[c];
            }
        }
        return columns("frequency", table[0], "value", table[1], "error", table[2]);
    }

    private static Columns columns(
            String first,
            double[] firstValues,
            String second,
            double[] secondValues,
            String third,
            double[] thirdValues) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put(first, firstValues);
        columns.put(second, secondValues);
        columns.put(third, thirdValues);
        return new Columns(columns);
    }
}
