package org.cavity.numerics.spiking.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spiking.FiringStatistics;
import org.cavity.numerics.spiking.Layout;
import org.cavity.numerics.spiking.RateBins;
import org.cavity.numerics.spiking.SpikeRecorder;
import org.cavity.numerics.spiking.SpikeSpectrum;
import org.cavity.numerics.spiking.StepTimes;
import org.cavity.numerics.statistics.Average;
import org.cavity.numerics.statistics.BlockAverages;
import org.cavity.numerics.statistics.Jackknife;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spiking.SpikingNetwork;

/** What one network shows. */
final class NetworkMeasurement {

    private static final double MS_PER_SECOND = 1000;

    private final SimulationSettings settings;
    private final StepTimes times;
    private final int[] sizes;
    private final NetworkRun run;

    /** Draws the network. */
    NetworkMeasurement(SpikingNetwork network, SimulationSettings settings, int replica, Team team) {
        this.settings = settings;
        this.times = StepTimes.of(settings);
        this.sizes = Layout.coupled(settings.size());
        this.run =
                new NetworkRun(network, settings.timeStep(), sizes, new RandomStreams(settings.seed(), replica), team);
    }

    /**
     * A network followed in time.
     *
     * @param rate population rate in short bins
     * @param spectrum of a neuron's spikes
     * @param trains spikes of each neuron
     */
    record Recorded(Columns rate, Columns spectrum, List<NeuronTrains> trains) {}

    /** The quantities, each with the error that the scatter within the network gives. */
    FiringStatistics measure(Progress progress) {
        List<NeuronTrains> trains = trains();
        BlockAverages rates = new BlockAverages(1, times.steps());
        double toRate = MS_PER_SECOND / (settings.size() * settings.timeStep());
        follow(trains.stream().map(List::<SpikeRecorder>of).toList(), (step, n) -> rates.add(n * toRate), progress);

        List<double[]> sums = trains.stream().map(NeuronTrains::sums).toList();
        double duration = times.steps() / 2 * 2 * settings.timeStep() / MS_PER_SECOND;
        Map<Quantity, Average> values = new LinkedHashMap<>();
        // Neurons differ, which time does not tell, and fluctuate together, which neurons do not tell.
        Average rate = Jackknife.of(sums, s -> NeuronTrains.count(s) / duration);
        values.put(
                Quantity.RATE,
                new Average(
                        rate.value(), Math.max(rate.error(), rates.average(0).error())));
        values.put(Quantity.RATE_SPREAD, Jackknife.of(sums, s -> NeuronTrains.spread(s) / (duration / 2)));
        values.put(Quantity.ISI_CV, Jackknife.of(sums, NeuronTrains::variation));
        values.put(Quantity.FANO_FACTOR, Jackknife.of(sums, NeuronTrains::fanoFactor));
        return new FiringStatistics(values, FiringStatistics.drifts(rates.blocks(0)));
    }

    /** Rate, spectrum and spikes. */
    Recorded record(Progress progress) {
        List<NeuronTrains> trains = trains();
        SpikeSpectrum spectrum = new SpikeSpectrum(sizes, settings.timeStep(), settings.time());
        List<List<SpikeRecorder>> recorders = new ArrayList<>();
        for (int b = 0; b < sizes.length; b++) {
            List<SpikeRecorder> ofBlock = new ArrayList<>(spectrum.recorders().get(b));
            ofBlock.add(trains.get(b));
            recorders.add(ofBlock);
        }
        RateBins rate = new RateBins(settings.size(), settings.timeStep(), times.steps());
        follow(recorders, rate::add, progress);
        return new Recorded(rate.columns(), spectrum.columns(), trains);
    }

    private List<NeuronTrains> trains() {
        List<NeuronTrains> trains = new ArrayList<>();
        for (int size : sizes) {
            trains.add(new NeuronTrains(size, times.steps()));
        }
        return trains;
    }

    private void follow(List<List<SpikeRecorder>> recorders, NetworkRun.Steps listener, Progress progress) {
        double part = times.measuredPart();
        run.run(times.transientSteps(), List.of(), (step, spikes) -> {}, f -> progress.advance(f * (1 - part)));
        run.run(times.steps(), recorders, listener, f -> progress.advance(f * part));
    }
}
