package org.cavity.theory.spiking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Estimate;
import org.hipparchus.complex.Complex;

/**
 * An asynchronous state of the random network of spiking neurons, from several independent samples each of which was
 * solved by itself. Values are means over the samples; an error is the standard error of that mean, widened for how
 * little so few samples tell of their scatter, and the residual that iterations left. The step of time is not part of it:
 * of neurons that do not fire in bursts it adds less than 1e-3 to the error of the rate and 0.5 % to that of the spectrum
 * below 50 Hz, of those that do more.
 */
public final class SpikingState {

    /** CV above which neurons fire in bursts. */
    private static final double BURSTING = 1.1;

    /** Spikes of a neuron in the window from which its CV can be told. */
    private static final double FEWEST = 20;

    private static final double HERTZ = 1000;

    private final SpikingNetwork network;
    private final double window;
    private final SpectralBands bands;
    private final List<SampleSolution> solutions;
    private final PopulationResponse response;

    SpikingState(
            SpikingNetwork network,
            double window,
            SpectralBands bands,
            List<SampleSolution> solutions,
            PopulationResponse response) {
        this.network = network;
        this.window = window;
        this.bands = bands;
        this.solutions = List.copyOf(solutions);
        this.response = response;
    }

    /** The network. */
    public SpikingNetwork network() {
        return network;
    }

    /** Population rate A, Hz. */
    public Estimate rate() {
        return estimate(s -> HERTZ * s.statistics().rate());
    }

    /** Standard deviation over neurons of the time-averaged rate, Hz. */
    public Estimate rateSpread() {
        if (network.couplingStd() == 0) {
            return Estimate.of(0, 0);
        }
        return estimate(s -> HERTZ * HERTZ * s.statistics().rateVariance()).squareRoot();
    }

    /**
     * Mean over neurons of the coefficient of variation of their interspike intervals. What the window cuts off makes an
     * error of one part in the number of a neuron's spikes.
     */
    public Estimate isiCv() {
        double spikes = rate().value() / HERTZ * window;
        if (spikes < FEWEST) {
            return Estimate.failed(
                    String.format(Locale.ROOT, "a neuron fires %.2g times in the window of %.4g ms", spikes, window));
        }
        Estimate mean = estimate(s -> s.statistics().variation());
        return mean.plusError(mean.value() / spikes);
    }

    /** Mean input of a neuron m = μ + J₀ A, mV. */
    public Estimate inputMean() {
        return estimate(s -> s.law().mean());
    }

    /** Variance over neurons of the constant part of the input, g² ⟨r²⟩, mV². */
    public Estimate staticVariance() {
        return estimate(s -> Math.pow(network.couplingStd(), 2) * s.law().squaredRate());
    }

    /** Variance of a neuron's potential in time, mV². */
    public Estimate fluctuationVariance() {
        return estimate(SampleSolution::fluctuation);
    }

    /**
     * Power spectrum of a neuron's spikes about its rate, mean over neurons, two-sided, S = ∫ ⟨δS(t) δS(t + τ)⟩
     * e^{−iωτ} dτ; it tends to the rate at high frequency.
     *
     * @param frequency frequency, Hz
     * @return S, Hz
     */
    public Estimate spectrum(double frequency) {
        return estimate(s -> HERTZ * bands.at(s.statistics().spectrum(), frequency / HERTZ));
    }

    /** The spectrum in bands of frequency: {@code frequency} and {@code value}, Hz, with {@code error}. */
    public Columns powerSpectrum() {
        double[][] columns = new double[3][bands.count()];
        for (int b = 0; b < bands.count(); b++) {
            int band = b;
            Estimate power = estimate(s -> HERTZ * s.statistics().spectrum()[band]);
            columns[0][b] = HERTZ * bands.middle(b);
            columns[1][b] = power.value();
            columns[2][b] = power.error();
        }
        Map<String, double[]> named = new LinkedHashMap<>();
        named.put("frequency", columns[0]);
        named.put("value", columns[1]);
        named.put("error", columns[2]);
        return new Columns(named);
    }

    /** Frequency of the largest power of the spikes, Hz; empty if no peak stands out from the rate. */
    public Optional<Estimate> peakFrequency() {
        return ofPeak(peak -> OptionalDouble.of(HERTZ * peak.frequency()));
    }

    /** Frequency of the peak over its full width at half maximum; empty if half of it is not reached on both sides. */
    public Optional<Estimate> qualityFactor() {
        return ofPeak(SpikePeak::qualityFactor);
    }

    private Optional<Estimate> ofPeak(Function<SpikePeak, OptionalDouble> property) {
        double[] found = solutions.stream()
                .map(s -> SpikePeak.of(
                        bands, s.statistics().spectrum(), s.statistics().rate()))
                .flatMap(Optional::stream)
                .map(property)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        // What not every sample shows is not there for certain.
        return found.length < solutions.size() ? Optional.empty() : Optional.of(Estimate.ofSamples(found, residual()));
    }

    /**
     * R, the linear response of ln A to a change of the mean potential over Δ_u, at a frequency in Hz.
     */
    public Complex response(double frequency) {
        return response.at(frequency / HERTZ);
    }

    /**
     * Squared factor by which the network passes on a random pattern of activity of a frequency in Hz, by linear
     * response: g² A² |R|²/[Δ_u² (1 + ω²τ_m²)(1 + ω²τ_d²)]. With equal neurons S = A|R|²/(1 − loop gain) where it is
     * small.
     */
    public double loopGain(double frequency) {
        return response.loopGain(frequency / HERTZ);
    }

    /** Largest loop gain of all frequencies. */
    public double loopGain() {
        return response.largestLoopGain();
    }

    /** Number of modes of the population rate that grow: the state is stable if there are none. */
    public int growingModes() {
        return response.growingModes();
    }

    /** Iterations of all samples. */
    public int iterations() {
        return solutions.stream().mapToInt(SampleSolution::iterations).sum();
    }

    /** Estimate of the largest relative error that iterations left in A, √⟨r²⟩ and the fluctuations' variance. */
    public double residual() {
        return solutions.stream().mapToDouble(SampleSolution::remainder).max().orElseThrow();
    }

    /** Whether all samples reached the tolerance. */
    public boolean converged() {
        return solutions.stream().allMatch(SampleSolution::converged);
    }

    /** What is to be said of the numbers; empty if nothing. */
    public String note() {
        List<String> notes = new ArrayList<>();
        if (!converged()) {
            notes.add(String.format(Locale.ROOT, "iterations did not converge, residual %.2g", residual()));
        }
        double cv = isiCv().value();
        if (cv > BURSTING) {
            notes.add(String.format(
                    Locale.ROOT,
                    "neurons fire in bursts (CV %.2f): finite networks differ from theory by some per cent",
                    cv));
        }
        if (growingModes() > 0) {
            notes.add("the state is unstable: perturbations of the population rate grow");
        }
        return String.join("; ", notes);
    }

    private Estimate estimate(ToDoubleFunction<SampleSolution> value) {
        return Estimate.ofSamples(solutions.stream().mapToDouble(value).toArray(), residual());
    }

    /** Its order parameters in one line. */
    @Override
    public String toString() {
        String note = note();
        return String.format(
                Locale.ROOT,
                "asynchronous state: rate %s Hz, spread over neurons %s Hz, CV %s, largest loop gain %.3g, %d iterations%s",
                text(rate()),
                text(rateSpread()),
                text(isiCv()),
                loopGain(),
                iterations(),
                note.isEmpty() ? "" : "; " + note);
    }

    private static String text(Estimate estimate) {
        return estimate.isFailed()
                ? "unknown"
                : String.format(Locale.ROOT, "%.4g ± %.2g", estimate.value(), estimate.error());
    }
}
