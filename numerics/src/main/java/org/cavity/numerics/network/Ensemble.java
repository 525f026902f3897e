package org.cavity.numerics.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.ActivityRecording.Activity;
import org.cavity.numerics.network.Replica.Result;
import org.cavity.numerics.statistics.Autocorrelation;
import org.cavity.numerics.statistics.Average;
import org.cavity.numerics.statistics.FlatTopSpectrum;
import org.cavity.numerics.statistics.Jackknife;
import org.cavity.numerics.statistics.WelchSpectrum;
import org.cavity.theory.correlation.SpectralPeak;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Quantity;

/**
 * Averages over the networks of one simulation, with standard errors from the scatter between them: arrays of one network
 * have none.
 */
final class Ensemble {

    private final SimulationSettings settings;
    private final int variables;
    private final Times times;
    private final List<Result> results;

    /**
     * Takes the results together.
     *
     * @param variables variables a neuron
     */
    Ensemble(SimulationSettings settings, int variables, Times times, List<Result> results) {
        this.settings = settings;
        this.variables = variables;
        this.times = times;
        this.results = results;
    }

    /** The quantities, and what the reader of their values must know. */
    Measurement measurement(Set<Quantity> quantities) {
        List<String> warnings = new ArrayList<>(StateWarnings.of(results, variables));
        Map<Quantity, Sample> samples = new LinkedHashMap<>();
        for (Quantity quantity : quantities) {
            if (Wanted.PEAK.contains(quantity)) {
                peak(quantity).ifPresent(sample -> samples.put(quantity, sample));
                continue;
            }
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
        return new Measurement(settings, samples, warnings, StateWarnings.death(results));
    }

    private static Sample sample(List<Average> averages) {
        Sample sample = Sample.of(averages.stream().mapToDouble(Average::value).toArray());
        return averages.size() > 1
                ? sample
                : new Sample(sample.mean(), averages.get(0).error(), sample.values());
    }

    /**
     * A quantity of the spectrum averaged over networks: the peak of an average is less biased than the average of peaks,
     * since each network has lines of its own, narrower than the peak of the average. Its error is the jackknife's and, in
     * quadrature, the change under a window shorter by a third, which is more than what the window does to it. Empty if
     * there is no peak away from zero, whichever of the networks is left out.
     */
    private Optional<Sample> peak(Quantity quantity) {
        List<double[]> fluctuations = fluctuations();
        int reach = FlatTopSpectrum.reach(mean(fluctuations));
        Average average = Jackknife.of(fluctuations, sum -> peak(quantity, sum, reach));
        double[] values = Jackknife.pseudoValues(fluctuations, sum -> peak(quantity, sum, reach));
        double blur = average.value() - peak(quantity, mean(fluctuations), Math.max(1, 2 * reach / 3));
        return Arrays.stream(values).allMatch(Double::isFinite) && Double.isFinite(blur)
                ? Optional.of(new Sample(average.value(), Math.hypot(average.error(), blur), values))
                : Optional.empty();
    }

    /** A quantity of the peak; NaN if there is none. */
    private double peak(Quantity quantity, double[] fluctuation, int reach) {
        return new FlatTopSpectrum(fluctuation, reach, times.interval())
                .peak()
                .map(peak -> valueOf(quantity, peak).orElse(Double.NaN))
                .orElse(Double.NaN);
    }

    private static OptionalDouble valueOf(Quantity quantity, SpectralPeak peak) {
        return quantity.equals(Quantity.PEAK_FREQUENCY) ? OptionalDouble.of(peak.frequency()) : peak.qualityFactor();
    }

    private static double[] mean(List<double[]> values) {
        double[] mean = new double[values.get(0).length];
        Arrays.setAll(
                mean, k -> values.stream().mapToDouble(v -> v[k]).average().orElseThrow());
        return mean;
    }

    /** Times of the samples. */
    double[] sampleTimes() {
        double[] time = new double[(int) times.samples()];
        Arrays.setAll(time, k -> settings.transientTime() + (k + 1) * times.interval());
        return time;
    }

    /**
     * The autocorrelation {@code {lag, value, error}}.
     *
     * @param lags lags in samples; none for a range that suits it
     */
    Columns autocorrelation(int[] lags) {
        List<double[]> fluctuations = fluctuations();
        int[] chosen = lags.length > 0 ? lags : Autocorrelation.automaticLags(mean(fluctuations));
        double[] lag =
                Arrays.stream(chosen).mapToDouble(k -> k * times.interval()).toArray();
        return averages("lag", lag, chosen, Activity::autocorrelation);
    }

    /**
     * The power spectrum {@code {frequency, value, error}}, as far as the time between samples resolves it. Power beyond
     * the frequency of Nyquist folds back, which is nothing where activity is smooth; white noise in continuous time adds
     * less than 5 % in the first quarter of the band, where the spectrum therefore ends.
     *
     * @param folds whether power reaches beyond that frequency
     */
    Columns powerSpectrum(boolean folds) {
        double[] all = new WelchSpectrum((int) times.samples(), times.interval()).frequencies();
        int count = folds ? all.length / 4 : all.length;
        int[] chosen = IntStream.range(0, count).toArray();
        return averages("frequency", Arrays.copyOf(all, count), chosen, Activity::power);
    }

    private Columns averages(String name, double[] abscissa, int[] indices, Function<Activity, double[]> values) {
        List<double[]> each = activities().stream().map(values).toList();
        double[] value = new double[indices.length];
        double[] error = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            int index = indices[i];
            Average average =
                    Average.of(each.stream().mapToDouble(v -> v[index]).toArray());
            value[i] = average.value();
            error[i] = average.error();
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put(name, abscissa);
        columns.put("value", value);
        if (each.size() > 1) {
            columns.put("error", error);
        }
        return new Columns(columns);
    }

    private List<double[]> fluctuations() {
        return activities().stream().map(Activity::fluctuation).toList();
    }

    private List<Activity> activities() {
        return results.stream().map(r -> r.activity().orElseThrow()).toList();
    }
}
