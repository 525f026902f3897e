package org.cavity.numerics.spiking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.statistics.Average;
import org.cavity.theory.model.Quantity;

/**
 * What was measured in one population or network.
 *
 * @param quantities value and error, the rate among them; absent what does not exist
 * @param drifts whether the rate still changed
 */
public record FiringStatistics(Map<Quantity, Average> quantities, boolean drifts) {

    /** Spikes per step and neuron above which a step is too long. */
    private static final double MOST_SPIKES = 0.2;

    /** Intervals in the window below which those not seen count. */
    private static final double FEWEST_INTERVALS = 5;

    /** Whether the rate in the last quarter of the time differs from that in the first by more than chance and 5 %. */
    public static boolean drifts(double[] blocks) {
        int quarter = blocks.length / 4;
        Average first = Average.of(Arrays.copyOf(blocks, quarter));
        Average last = Average.of(Arrays.copyOfRange(blocks, blocks.length - quarter, blocks.length));
        double difference = Math.abs(last.value() - first.value());
        return difference > 5 * Math.sqrt(2) * last.error() && difference > 0.05 * last.value();
    }

    /**
     * The requested quantities over all populations, and what the reader must know of them. Standard errors are from
     * the scatter between populations; with one population they are its own.
     */
    public static Measurement collect(
            SimulationSettings settings, Set<Quantity> quantities, List<FiringStatistics> results) {
        List<String> warnings = new ArrayList<>();
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
                        + " populations only and is left out");
            }
        }
        double rate = results.stream()
                .mapToDouble(r -> r.quantities().containsKey(Quantity.RATE)
                        ? r.quantities().get(Quantity.RATE).value()
                        : Double.NaN)
                .average()
                .orElseThrow();
        double perMs = rate / 1000;
        if (rate == 0) {
            warnings.add("no neuron fired");
        }
        if (perMs * settings.timeStep() > MOST_SPIKES) {
            warnings.add(
                    "neurons fire " + perMs * settings.timeStep() + " times a step: dt is too long for such a rate");
        }
        if (rate > 0 && perMs * settings.time() < FEWEST_INTERVALS) {
            warnings.add("neurons fire " + perMs * settings.time()
                    + " times in the measured time: intervals longer than that are not seen");
        }
        if (results.stream().anyMatch(FiringStatistics::drifts)) {
            warnings.add("the rate drifts between the first and the last quarter of the time:"
                    + " the transient may be too short");
        }
        return new Measurement(settings, samples, warnings, "");
    }

    private static Sample sample(List<Average> averages) {
        Sample sample = Sample.of(averages.stream().mapToDouble(Average::value).toArray());
        return averages.size() > 1
                ? sample
                : new Sample(sample.mean(), averages.get(0).error(), sample.values());
    }
}
