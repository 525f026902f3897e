package org.cavity.diagrams;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.PopulationSimulation;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.ResponseSimulation;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.Simulation;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.InputFilter;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.RateCourse;

/** What {@link ToyPopulationTheory} says with the noise of finitely many spikes. */
final class ToyPopulationSimulation
        implements Simulation<ToyNeurons>, PopulationSimulation<ToyNeurons>, ResponseSimulation<ToyNeurons> {

    private static final ToyPopulationTheory THEORY = new ToyPopulationTheory();

    @Override
    public Set<Quantity> measurable() {
        return Set.of(Quantity.RATE, Quantity.RATE_LOG_VARIANCE);
    }

    @Override
    public SimulationSettings suggestedSettings(ToyNeurons p) {
        return new SimulationSettings(10_000, 2, 1, 1000, 2000, 0.5, 1);
    }

    @Override
    public SimulationSettings suggestedSettings(ToyNeurons p, int size) {
        return suggestedSettings(p).withSize(size);
    }

    @Override
    public void check(ToyNeurons p, SimulationSettings settings) {
        if (settings.timeStep() > p.membraneTime()) {
            throw new IllegalArgumentException("dt = " + settings.timeStep() + " is longer than the membrane time.");
        }
    }

    @Override
    public double memoryPerReplica(ToyNeurons p, SimulationSettings settings, Set<Quantity> quantities) {
        return 100.0 * settings.size();
    }

    @Override
    public double cost(ToyNeurons p, SimulationSettings settings, Set<Quantity> quantities) {
        double steps = (settings.transientTime() + settings.time()) / settings.timeStep();
        return 30.0 * settings.replicas() * settings.size() * steps;
    }

    @Override
    public Measurement measure(ToyNeurons p, SimulationSettings settings, Set<Quantity> quantities, Progress progress) {
        Random random = new Random(settings.seed());
        Map<Quantity, Sample> samples = new LinkedHashMap<>();
        double rate = ToyPopulationTheory.rate(p, p.inputMean(), p.inputVariance());
        double scatter = Math.sqrt(rate / (settings.size() * settings.time() / 1000));
        double[] rates = new double[settings.replicas()];
        Arrays.setAll(rates, i -> rate + scatter * random.nextGaussian());
        samples.put(Quantity.RATE, Sample.of(rates));
        double[] variances = new double[settings.replicas()];
        Arrays.setAll(variances, i -> p.inputVariance() / 4 * (1 + 0.01 * random.nextGaussian()));
        samples.put(Quantity.RATE_LOG_VARIANCE, Sample.of(variances));
        samples.keySet().retainAll(quantities);
        progress.advance(1);
        return new Measurement(settings, samples, List.of(), "");
    }

    @Override
    public Optional<PopulationSimulation<ToyNeurons>> population() {
        return Optional.of(this);
    }

    @Override
    public Optional<ResponseSimulation<ToyNeurons>> response() {
        return Optional.of(this);
    }

    @Override
    public Recording record(ToyNeurons p, SimulationSettings settings, Progress progress) {
        Random random = new Random(settings.seed());
        double rate = ToyPopulationTheory.rate(p, p.inputMean(), p.inputVariance());
        double[] time = new double[(int) settings.time()];
        double[] value = new double[time.length];
        for (int i = 0; i < time.length; i++) {
            time[i] = i + 0.5;
            value[i] = rate + random.nextGaussian() * Math.sqrt(1000 * rate / settings.size());
        }
        double[] frequency = new double[200];
        Arrays.setAll(frequency, i -> i);
        double[] spectrum = Arrays.stream(frequency)
                .map(f -> ToyPopulationTheory.spectrum(rate, f) * (1 + 0.05 * random.nextGaussian()))
                .toArray();
        double[] error = Arrays.stream(spectrum).map(s -> 0.05 * s).toArray();
        Map<String, double[]> spectral = new LinkedHashMap<>();
        spectral.put("frequency", frequency);
        spectral.put("value", spectrum);
        spectral.put("error", error);
        progress.advance(1);
        return new Recording(Columns.of("time", time, "value", value), new Columns(spectral), histogram(p, random));
    }

    private static Columns histogram(ToyNeurons p, Random random) {
        int n = p.inputVariance() > 0 ? 40 : 0;
        double[] centre = new double[n];
        double[] density = new double[n];
        double[] error = new double[n];
        double sigma = Math.sqrt(p.inputVariance()) / 2;
        double mean = ToyPopulationTheory.meanLogRate(p);
        for (int i = 0; i < n; i++) {
            centre[i] = mean + sigma * (i - 19.5) / 5;
            error[i] = 0.01;
            double exact = ToyPopulationTheory.normal(centre[i], mean, sigma);
            density[i] = Math.max(0, exact + error[i] * random.nextGaussian());
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("log_rate", centre);
        columns.put("density", density);
        columns.put("error", error);
        return new Columns(columns);
    }

    @Override
    public RateCourse course(
            ToyNeurons p,
            InputCourse input,
            double start,
            double end,
            double bin,
            SimulationSettings settings,
            Progress progress) {
        if (bin < settings.timeStep()) {
            throw new IllegalArgumentException("bin = " + bin + " is out of range: it must be at least dt.");
        }
        RateCourse exact = THEORY.course(p, input, start, end, bin);
        Random random = new Random(settings.seed());
        double seconds = bin / 1000;
        double neurons = (double) settings.size() * settings.replicas();
        double[] errors = Arrays.stream(exact.rates())
                .map(rate -> Math.sqrt(rate / (neurons * seconds)))
                .toArray();
        double[] rates = new double[errors.length];
        Arrays.setAll(rates, i -> exact.rates()[i] + errors[i] * random.nextGaussian());
        progress.advance(1);
        return new RateCourse(exact.times(), rates, errors, "");
    }

    /** Off by {@code amplitude} thousandths, so that tests see which amplitude was used. */
    @Override
    public InputFilter filter(
            ToyNeurons p,
            InputChannel channel,
            double amplitude,
            double[] frequencies,
            SimulationSettings settings,
            Progress progress) {
        InputFilter exact = THEORY.filter(p, channel, frequencies);
        double[] gains = Arrays.stream(exact.gains())
                .map(g -> g * (1 + amplitude / 1000))
                .toArray();
        double[] errors = new double[gains.length];
        Arrays.fill(errors, 0.03 * exact.gains()[0]);
        double[] phaseErrors = new double[gains.length];
        Arrays.setAll(phaseErrors, i -> errors[i] / gains[i]);
        progress.advance(1);
        return new InputFilter(channel, frequencies, gains, exact.phases(), errors, phaseErrors);
    }
}
