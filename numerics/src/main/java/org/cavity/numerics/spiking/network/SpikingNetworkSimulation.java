package org.cavity.numerics.spiking.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.cavity.numerics.adapting.AdaptingSimulation;
import org.cavity.numerics.adapting.RateGuess;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.PopulationSimulation;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Simulation;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.spiking.FiringStatistics;
import org.cavity.numerics.spiking.Layout;
import org.cavity.numerics.spiking.NeuronBlock;
import org.cavity.numerics.spiking.SpikeSpectrum;
import org.cavity.numerics.spiking.StepTimes;
import org.cavity.numerics.statistics.Replicas;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spiking.SpikingNetwork;

/**
 * Simulation of {@link SpikingNetwork}s of finite size, by events: in each step the columns of the couplings that belong
 * to the neurons which fired are added to the inputs of all others.
 *
 * <p>Neurons are those of {@link NeuronBlock}, synapses and membranes are exact ({@link SynapticFilter}), and the whole
 * is of second order in dt, without a delay of the coupling. Couplings are dense, in single precision, 4 N² bytes; a
 * neuron's coupling to itself is drawn like any other.
 *
 * <p>Quantities. {@code rate_spread} is the standard deviation over neurons of their expected rates: the covariance of
 * the rates in the two halves of the time, which is free of the noise of spikes but not of fluctuations that last as
 * long. {@code isi_cv} is the mean over neurons of a neuron's own coefficient of variation, and {@code fano_factor} the
 * variance of a neuron's count over its mean, in windows of half the settings' time.
 *
 * <p>Standard errors are from the scatter between networks; with one network from that between its blocks of neurons,
 * for the rate from that between blocks of time if it is larger.
 */
public final class SpikingNetworkSimulation
        implements Simulation<SpikingNetwork>, PopulationSimulation<SpikingNetwork> {

    private static final Set<Quantity> MEASURABLE =
            Set.of(Quantity.RATE, Quantity.RATE_SPREAD, Quantity.ISI_CV, Quantity.FANO_FACTOR);

    private static final int SIZE = 2500;
    private static final int REPLICAS = 4;
    private static final double SHORTEST_TRANSIENT = 1000;

    /** Counts in half of it are those that are usual for the Fano factor, ms. */
    private static final double TIME = 10_000;

    /** Networks from this size on differ little and cost much: fewer of them, for a shorter time. */
    private static final int LARGE = 8000;

    private static final int REPLICAS_OF_LARGE = 2;
    private static final double TIME_OF_LARGE = 4000;

    /** Largest size, whose couplings take 69 GB. */
    private static final int LARGEST = 1 << 17;

    private static final double BYTES_PER_COUPLING = 4;

    /** Doubles of a neuron in its inputs and in the statistics of its spikes. */
    private static final double DOUBLES_AROUND = 8;

    /** Operations of a product that take the time of drawing a coupling, and of adding it, which waits for memory. */
    private static final double OPERATIONS_TO_DRAW = 20;

    private static final double OPERATIONS_TO_ADD = 10;

    /** Coefficient of variation above which neurons fire in bursts. */
    private static final double BURSTING = 1.1;

    /** Spikes of a neuron below which its own coefficient of variation is low by more than some per cent. */
    private static final double FEWEST_SPIKES = 20;

    private static final double MS_PER_SECOND = 1000;

    private final AdaptingSimulation populations = new AdaptingSimulation();

    @Override
    public Optional<PopulationSimulation<SpikingNetwork>> population() {
        return Optional.of(this);
    }

    @Override
    public Set<Quantity> measurable() {
        return MEASURABLE;
    }

    @Override
    public SimulationSettings suggestedSettings(SpikingNetwork network) {
        return suggestedSettings(network, SIZE);
    }

    @Override
    public SimulationSettings suggestedSettings(SpikingNetwork network, int size) {
        SimulationSettings population = populations.suggestedSettings(network.uncoupled());
        boolean large = size >= LARGE;
        return new SimulationSettings(
                size,
                large ? REPLICAS_OF_LARGE : REPLICAS,
                population.seed(),
                Math.max(SHORTEST_TRANSIENT, population.transientTime()),
                large ? TIME_OF_LARGE : TIME,
                population.timeStep(),
                population.threads());
    }

    @Override
    public void check(SpikingNetwork network, SimulationSettings settings) {
        populations.check(network.uncoupled(), settings);
        if (settings.size() > LARGEST) {
            throw new IllegalArgumentException("size = " + settings.size()
                    + " is out of range: networks of spiking neurons have dense couplings and at most " + LARGEST
                    + " neurons.");
        }
    }

    @Override
    public double memoryPerReplica(SpikingNetwork network, SimulationSettings settings, Set<Quantity> quantities) {
        double n = settings.size();
        double rows = 0;
        for (int size : Layout.coupled(settings.size())) {
            rows += NeuronBlock.paddedSize(size);
        }
        double neurons = populations.memoryPerReplica(network.uncoupled(), settings, Set.of());
        return BYTES_PER_COUPLING * n * rows + neurons + 8 * DOUBLES_AROUND * n;
    }

    @Override
    public double cost(SpikingNetwork network, SimulationSettings settings, Set<Quantity> quantities) {
        AdaptingPopulation coupled = network.uncoupled().withCoupling(network.couplingMean());
        StepTimes times = StepTimes.of(settings);
        double steps = times.transientSteps() + times.steps();
        double spikes = steps * settings.timeStep() * RateGuess.of(coupled, coupled.input(), settings.timeStep());
        double couplings = settings.replicas() * (double) settings.size() * settings.size();
        return populations.cost(network.uncoupled(), settings, Set.of())
                + couplings * (OPERATIONS_TO_DRAW + OPERATIONS_TO_ADD * spikes);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a quantity cannot be measured or {@link #check} refuses
     */
    @Override
    public Measurement measure(
            SpikingNetwork network, SimulationSettings settings, Set<Quantity> quantities, Progress progress) {
        check(network, settings);
        for (Quantity quantity : quantities) {
            if (!MEASURABLE.contains(quantity)) {
                throw new IllegalArgumentException(
                        quantity.name() + " cannot be measured in a network of spiking neurons.");
            }
        }
        List<FiringStatistics> results = inNetworks(network, settings, progress, NetworkMeasurement::measure);
        Measurement measurement = FiringStatistics.collect(settings, quantities, results);
        List<String> warnings = new ArrayList<>(measurement.warnings());
        double variation = mean(results, Quantity.ISI_CV);
        if (variation > BURSTING) {
            warnings.add("neurons fire in bursts (isi_cv = " + (float) variation
                    + "): statistics converge slowly with the time, and theory is less exact");
        }
        double spikes = mean(results, Quantity.RATE) * settings.time() / MS_PER_SECOND;
        if (quantities.contains(Quantity.ISI_CV) && spikes > 0 && spikes < FEWEST_SPIKES) {
            warnings.add("neurons fire " + (float) spikes
                    + " times in the measured time: isi_cv, of each neuron's own few" + " intervals, is low");
        }
        return new Measurement(settings, measurement.quantities(), warnings, measurement.death());
    }

    private static double mean(List<FiringStatistics> results, Quantity quantity) {
        return results.stream()
                .mapToDouble(r -> r.quantities().get(quantity).value())
                .average()
                .orElseThrow();
    }

    @Override
    public String noun() {
        return "network";
    }

    @Override
    public Recording record(SpikingNetwork network, SimulationSettings settings, Progress progress) {
        check(network, settings);
        List<NetworkMeasurement.Recorded> networks =
                inNetworks(network, settings, progress, NetworkMeasurement::record);
        return new Recording(
                networks.get(0).rate(),
                SpikeSpectrum.average(networks.stream()
                        .map(NetworkMeasurement.Recorded::spectrum)
                        .toList()),
                RateHistogram.of(
                        networks.stream().flatMap(n -> n.trains().stream()).toList(), settings.time()));
    }

    private static <T> List<T> inNetworks(
            SpikingNetwork network,
            SimulationSettings settings,
            Progress progress,
            BiFunction<NetworkMeasurement, Progress, T> work) {
        int replicas = settings.replicas();
        return Replicas.inParallel(replicas, settings.threads(), replica -> {
            try (Team team = Team.of(settings.threadsPerNetwork())) {
                return work.apply(
                        new NetworkMeasurement(network, settings, replica, team), f -> progress.advance(f / replicas));
            }
        });
    }
}
