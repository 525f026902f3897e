package org.cavity.numerics.spiking;

import java.util.ArrayList;
import java.util.List;
import org.cavity.numerics.statistics.Average;
import org.cavity.theory.model.Columns;

/**
 * Two-sided power spectrum of a neuron's spike train in Hz, averaged over neurons; that of a Poisson process is its
 * rate.
 */
public final class SpikeSpectrum {

    private static final double MS_PER_SECOND = 1000;

    /** Bins of the spike trains, ms: half a cycle of the highest frequency. */
    private static final double TRAIN_BIN = 0.5;

    /** Longest segment of spike trains, ms. */
    private static final double LONGEST_SEGMENT = 8192;

    /** Neurons whose spectra are averaged. */
    private static final int TRAINS = 2048;

    private static final double HIGHEST_FREQUENCY = 500;

    /** Ratio of neighbouring frequencies between which the spectrum is averaged. */
    private static final double BAND = 1.04;

    private final List<SpikeTrains> trains = new ArrayList<>();
    private final List<List<SpikeRecorder>> recorders = new ArrayList<>();
    private final double duration;

    /**
     * Prepares to see the first blocks of a population, so many that they have {@value #TRAINS} neurons.
     *
     * @param sizes sizes of all blocks
     * @param dt length of a step, ms
     * @param time time to come, ms
     */
    public SpikeSpectrum(int[] sizes, double dt, double time) {
        int stepsPerBin = (int) Math.max(1, Math.min(Byte.MAX_VALUE, Math.round(TRAIN_BIN / dt)));
        double longest = Math.min(time, LONGEST_SEGMENT) / (stepsPerBin * dt);
        int segment = Integer.highestOneBit((int) Math.max(4, longest));
        this.duration = segment * stepsPerBin * dt;
        int recorded = 0;
        for (int size : sizes) {
            if (recorded < TRAINS) {
                trains.add(new SpikeTrains(size, stepsPerBin, segment));
                recorders.add(List.of(trains.get(trains.size() - 1)));
                recorded += size;
            } else {
                recorders.add(List.of());
            }
        }
    }

    /** The recorders of each block. */
    public List<List<SpikeRecorder>> recorders() {
        return recorders;
    }

    /**
     * Columns {@code frequency}, {@code value} and {@code error}, averages over neurons, segments and neighbouring
     * frequencies; the error is that of as many exponential variables.
     */
    public Columns columns() {
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
        return table(rows);
    }

    /** The average over networks, with errors from the scatter between them if there are several. */
    public static Columns average(List<Columns> networks) {
        if (networks.size() == 1) {
            return networks.get(0);
        }
        double[] frequency = networks.get(0).get("frequency");
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < frequency.length; i++) {
            int band = i;
            Average average = Average.of(networks.stream()
                    .mapToDouble(network -> network.get("value")[band])
                    .toArray());
            rows.add(new double[] {frequency[i], average.value(), average.error()});
        }
        return table(rows);
    }

    private static Columns table(List<double[]> rows) {
        double[][] columns = new double[3][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int c = 0; c < columns.length; c++) {
                columns[c][i] = rows.get(i)[c];
            }
        }
        return Columns.of("frequency", columns[0], "value", columns[1], "error", columns[2]);
    }
}
