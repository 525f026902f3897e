package org.cavity.diagrams;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.InputFilter;
import org.cavity.theory.model.InputLevel;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.RateCourse;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.ResponseTheory;
import org.cavity.theory.model.StandardMap;
import org.cavity.theory.model.State;
import org.cavity.theory.model.Theory;

/**
 * Rate A = exp((m − 15 − Σ q)/D + v/(2D²)) in units of 10 Hz, D = 2; m follows the input's mean within τ_m, v the
 * square of its deviation within τ_m/2, so that deviation² is the variance. Above 1 kHz it is flagged.
 */
final class ToyPopulationTheory implements Theory<ToyNeurons>, ResponseTheory<ToyNeurons> {

    private static final double D = 2;

    /** Steps of integration per bin. */
    private static final int STEPS = 50;

    @Override
    public String name() {
        return "toy-population";
    }

    @Override
    public String summary() {
        return "A = exp((m − 15 − Σ q)/D + v/(2D²))";
    }

    @Override
    public String timeUnit() {
        return "ms";
    }

    @Override
    public ParameterSchema<ToyNeurons> schema() {
        return ToyNeurons.SCHEMA;
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(Quantity.RATE, Quantity.RATE_LOG_VARIANCE, Quantity.ADAPTATION_TIME);
    }

    @Override
    public Set<Quantity> sweepQuantities() {
        return Set.of(Quantity.RATE, Quantity.ADAPTATION_TIME);
    }

    static double rate(ToyNeurons p, double m, double v) {
        double history = p.weights().stream().mapToDouble(q -> q).sum();
        return 10 * Math.exp((m - 15 - history) / D + v / (2 * D * D));
    }

    @Override
    public Prediction predict(ToyNeurons p, Request request) {
        Map<Quantity, Estimate> all = new LinkedHashMap<>();
        all.put(Quantity.RATE, Estimate.of(rate(p, p.inputMean(), p.inputVariance()), 1e-9));
        all.put(Quantity.RATE_LOG_VARIANCE, Estimate.of(p.inputVariance() / (D * D), 1e-9));
        all.put(Quantity.ADAPTATION_TIME, Estimate.of(p.membraneTime(), 0));
        all.keySet().retainAll(request.quantities());
        List<State> states = request.states() ? List.of(new State("asynchronous", true, all)) : List.of();
        return new Prediction(
                Phase.ASYNCHRONOUS, true, "", all, states, List.of(), request.states() ? arrays(p) : Map.of());
    }

    private static Map<String, Columns> arrays(ToyNeurons p) {
        double[] frequency = new double[60];
        Arrays.setAll(frequency, i -> Math.pow(10, i / 25.0));
        double rate = rate(p, p.inputMean(), p.inputVariance());
        double[] value = Arrays.stream(frequency).map(f -> spectrum(rate, f)).toArray();
        Map<String, Columns> arrays = new LinkedHashMap<>();
        arrays.put("spectrum", Columns.of("frequency", frequency, "value", value));
        if (p.inputVariance() > 0) {
            double[] logRate = new double[101];
            double sigma = Math.sqrt(p.inputVariance()) / D;
            double mean = meanLogRate(p);
            Arrays.setAll(logRate, i -> mean + sigma * (i - 50) / 12.5);
            double[] density =
                    Arrays.stream(logRate).map(y -> normal(y, mean, sigma)).toArray();
            arrays.put("log_rate_density", Columns.of("log_rate", logRate, "density", density));
            double[] wide = Arrays.stream(logRate)
                    .map(y -> normal(y, mean, 1.5 * sigma))
                    .toArray();
            arrays.put("log_rate_density_without_history", Columns.of("log_rate", logRate, "density", wide));
        }
        return arrays;
    }

    static double meanLogRate(ToyNeurons p) {
        return Math.log(rate(p, p.inputMean(), 0) / 1000);
    }

    static double normal(double y, double mean, double sigma) {
        double z = (y - mean) / sigma;
        return Math.exp(-z * z / 2) / (sigma * Math.sqrt(2 * Math.PI));
    }

    static double spectrum(double rate, double frequency) {
        return rate * (1 - 0.7 / (1 + Math.pow(frequency / 5, 2)));
    }

    @Override
    public List<CriticalLine<ToyNeurons>> criticalLines() {
        return List.of(new CriticalLine<>(
                "loud", "A = 100 Hz", p -> Math.log(rate(p, p.inputMean(), p.inputVariance()) / 100)));
    }

    @Override
    public Map<String, Columns> spectralBoundary(ToyNeurons p, Request request) {
        return Map.of();
    }

    @Override
    public StandardMap standardMap() {
        return new StandardMap(
                new StandardMap.Range("input_mean", 14, 26, 25),
                new StandardMap.Range("input_variance", 0, 6, 25),
                Quantity.RATE);
    }

    @Override
    public Optional<ResponseTheory<ToyNeurons>> response() {
        return Optional.of(this);
    }

    @Override
    public String inputUnit() {
        return "mV";
    }

    /** Relative error that rates and gains are said to have. */
    static final double ERROR = 1e-3;

    @Override
    public InputLevel input(ToyNeurons p) {
        return new InputLevel(p.inputMean(), Math.sqrt(p.inputVariance()));
    }

    @Override
    public double deviation(ToyNeurons p, double variance) {
        return Math.sqrt(variance);
    }

    @Override
    public RateCourse course(ToyNeurons p, InputCourse input, double start, double end, double bin) {
        int n = (int) Math.round((end - start) / bin);
        double m = input.before().mean();
        double v = Math.pow(input.before().deviation(), 2);
        double[] times = new double[n];
        double[] rates = new double[n];
        double dt = bin / STEPS;
        for (int i = 0; i < n; i++) {
            times[i] = start + (i + 0.5) * bin;
            for (int k = 0; k < STEPS; k++) {
                double t = start + i * bin + (k + 0.5) * dt;
                double mean = input.mean(t) + (m - input.mean(t)) * Math.exp(-dt / p.membraneTime());
                double square = Math.pow(input.deviation(t), 2);
                double variance = square + (v - square) * Math.exp(-2 * dt / p.membraneTime());
                rates[i] += rate(p, (m + mean) / 2, (v + variance) / 2) / STEPS;
                m = mean;
                v = variance;
            }
        }
        double most = Arrays.stream(rates).max().orElseThrow();
        double[] errors = Arrays.stream(rates).map(r -> ERROR * r).toArray();
        return new RateCourse(times, rates, errors, most > 1000 ? "rates reach the refractory limit" : "");
    }

    /** Of m/D + v/(2D²). */
    @Override
    public InputFilter filter(ToyNeurons p, InputChannel channel, double[] frequencies) {
        boolean mean = channel == InputChannel.MEAN;
        double time = mean ? p.membraneTime() : p.membraneTime() / 2;
        double still = mean ? 1 / D : Math.sqrt(p.inputVariance()) / (D * D);
        int n = frequencies.length;
        double[] gains = new double[n];
        double[] phases = new double[n];
        for (int i = 0; i < n; i++) {
            double x = 2 * Math.PI * frequencies[i] / 1000 * time;
            gains[i] = still / Math.sqrt(1 + x * x);
            phases[i] = -Math.atan(x);
        }
        return new InputFilter(
                channel,
                frequencies,
                gains,
                phases,
                Arrays.stream(gains).map(g -> ERROR * g).toArray(),
                new double[n]);
    }
}
