package org.cavity.theory.model;

import java.util.Set;

/**
 * Something that theory predicts and simulation measures, under the same name everywhere: Java, CSV column, JSON key,
 * command-line option, plot label.
 *
 * @param name key, lower case with underscores
 * @param symbol symbol for plots
 * @param meaning what it is, as one phrase
 * @param unit unit, {@code "1"} for a pure number
 */
public record Quantity(String name, String symbol, String meaning, String unit) {

    public static final Quantity MEAN = new Quantity("mean", "m", "mean of the current x over sites", "1");
    public static final Quantity VARIANCE = new Quantity("variance", "C(0)", "total variance of x about its mean", "1");
    public static final Quantity STATIC_VARIANCE =
            new Quantity("static_variance", "C(∞)", "variance over sites of the time average of x", "1");
    public static final Quantity RATE_VARIANCE =
            new Quantity("rate_variance", "⟨φ²⟩", "second moment of the rate φ(x)", "1");
    public static final Quantity MEAN_GAIN = new Quantity("mean_gain", "⟨φ'⟩", "mean of the gain φ'(x)", "1");
    public static final Quantity MAX_LYAPUNOV =
            new Quantity("max_lyapunov", "λ₁", "largest Lyapunov exponent", "1/tau");
    public static final Quantity KY_DIMENSION =
            new Quantity("ky_dimension", "D/N", "Kaplan-Yorke dimension per neuron", "1");
    public static final Quantity ENTROPY_RATE =
            new Quantity("entropy_rate", "h/N", "sum of the positive Lyapunov exponents per neuron", "1/tau");
    public static final Quantity UNSTABLE_FRACTION =
            new Quantity("unstable_fraction", "N₊/N", "number of positive Lyapunov exponents per neuron", "1");
    public static final Quantity MEAN_EXPONENT =
            new Quantity("mean_exponent", "⟨λ⟩", "mean of all Lyapunov exponents", "1/tau");
    public static final Quantity KY_EXPONENT =
            new Quantity("ky_exponent", "λ(D)", "Lyapunov exponent at which the dimension is reached", "1/tau");
    public static final Quantity SPECTRAL_RADIUS =
            new Quantity("spectral_radius", "R", "radius of the bulk of the Jacobian's spectrum", "1/tau");
    public static final Quantity SPECTRAL_ABSCISSA = new Quantity(
            "spectral_abscissa", "max Re μ", "largest real part of the bulk of the Jacobian's spectrum", "1/tau");
    public static final Quantity OUTLIER =
            new Quantity("outlier", "μ_out", "leading isolated eigenvalue of the Jacobian", "1/tau");
    public static final Quantity DIMENSION_X =
            new Quantity("dimension_x", "PR_x/N", "participation ratio of x per neuron", "1");
    public static final Quantity DIMENSION_PHI =
            new Quantity("dimension_phi", "PR_φ/N", "participation ratio of the rates per neuron", "1");
    public static final Quantity DECAY_RATE =
            new Quantity("decay_rate", "κ", "asymptotic decay rate of the autocorrelation", "1/tau");
    public static final Quantity CRITICAL_GAIN =
            new Quantity("critical_gain", "g_c", "gain at the onset of chaos (gated: of instability of h = 0)", "1");
    public static final Quantity EXPANSION_GAIN = new Quantity(
            "expansion_gain", "g_e", "gain at which g √⟨φ'²⟩ = 1, the onset of local expansion under noise", "1");
    public static final Quantity VARIANCE_H =
            new Quantity("variance_h", "C_h(0)", "variance of the activity h over sites and time", "1");
    public static final Quantity VARIANCE_Z =
            new Quantity("variance_z", "C_z(0)", "variance of the update gate's drive z", "1");
    public static final Quantity VARIANCE_R =
            new Quantity("variance_r", "C_r(0)", "variance of the reset gate's drive r", "1");
    public static final Quantity MEAN_UPDATE_GATE =
            new Quantity("mean_update_gate", "⟨σ_z⟩", "mean opening of the update gate", "1");
    public static final Quantity HALF_TIME =
            new Quantity("half_time", "t_½", "lag at which the fluctuations of the rates have lost half of C_φ", "tau");
    public static final Quantity STATIC_STABILITY = new Quantity(
            "static_stability", "K", "squared growth factor of a random static perturbation of a fixed point", "1");
    public static final Quantity SLOW_FRACTION = new Quantity(
            "slow_fraction",
            "N_slow/N",
            "eigenvalues of the Jacobian of modulus below the slow bound, per neuron",
            "1");
    public static final Quantity CRITICAL_RESET_GAIN_CHAOS = new Quantity(
            "critical_reset_gain_chaos",
            "α_r*",
            "reset gain at which a chaotic state appears, other parameters fixed",
            "1");
    public static final Quantity CRITICAL_RESET_GAIN_FOLD = new Quantity(
            "critical_reset_gain_fold", "α_r^f", "reset gain at which mean-field fixed points appear in a fold", "1");
    public static final Quantity TRICRITICAL_RESET_GAIN_CHAOS = new Quantity(
            "tricritical_reset_gain_chaos",
            "α_r^c",
            "reset gain above which chaos sets in discontinuously at the critical gain",
            "1");
    public static final Quantity TRICRITICAL_RESET_GAIN_FOLD = new Quantity(
            "tricritical_reset_gain_fold",
            "α_r^t",
            "reset gain above which fixed points appear in a fold at the critical gain",
            "1");
    public static final Quantity FIXED_POINT_COUNT =
            new Quantity("fixed_point_count", "n_fp", "number of mean-field fixed points, stable or not", "1");
    public static final Quantity FIXED_POINT_COMPLEXITY = new Quantity(
            "fixed_point_complexity",
            "Σ_mf",
            "log |det| of the Jacobian at the mean-field fixed point, per neuron",
            "1");
    public static final Quantity ANNEALED_COMPLEXITY = new Quantity(
            "annealed_complexity",
            "Σ_ann",
            "growth rate of the mean number of fixed points (unconfirmed), per neuron",
            "1");

    public static final Quantity RESONANCE_FREQUENCY = new Quantity(
            "resonance_frequency", "ω₀", "angular frequency of the largest response of a single unit", "1/tau");
    public static final Quantity PEAK_FREQUENCY = new Quantity(
            "peak_frequency", "ω_peak", "angular frequency of the largest power of the network's activity", "1/tau");
    public static final Quantity QUALITY_FACTOR = new Quantity(
            "quality_factor", "Q", "coherence: frequency over full width at half maximum of the spectral peak", "1");

    public static final Quantity RATE = new Quantity("rate", "A", "population rate", "Hz");
    public static final Quantity RATE_QUASI_RENEWAL = new Quantity(
            "rate_quasi_renewal", "A_QR", "population rate by quasi-renewal theory with annealed input", "Hz");
    public static final Quantity RATE_FIRST_MOMENT = new Quantity(
            "rate_first_moment", "A_EME1", "population rate by the first-order event expansion (3 to 25 % high)", "Hz");
    public static final Quantity RATE_STD =
            new Quantity("rate_std", "σ_A", "standard deviation over time of the population rate", "Hz");
    public static final Quantity RATE_SPREAD =
            new Quantity("rate_spread", "σ_r", "standard deviation over neurons of the time-averaged rate", "Hz");
    public static final Quantity SPIKE_PEAK_FREQUENCY =
            new Quantity("spike_peak_frequency", "f_peak", "frequency of the largest power of a neuron's spikes", "Hz");
    public static final Quantity RATE_LOG_MEAN = new Quantity(
            "rate_log_mean", "⟨ln r⟩", "mean over neurons of ln(rate in 1/ms) given the neuron's input", "1");
    public static final Quantity RATE_LOG_VARIANCE = new Quantity(
            "rate_log_variance", "Var ln r", "variance over neurons of ln(rate) given the neuron's input", "1");
    public static final Quantity LOG_INTENSITY_MEAN = new Quantity(
            "log_intensity_mean", "⟨ln λ⟩", "mean over neurons of ln(intensity in 1/ms) given input and spikes", "1");
    public static final Quantity LOG_INTENSITY_VARIANCE = new Quantity(
            "log_intensity_variance", "Var ln λ", "variance over neurons of ln(intensity) given input and spikes", "1");
    public static final Quantity INPUT_ADAPTATION_COVARIANCE = new Quantity(
            "input_adaptation_covariance", "⟨δh δa⟩", "covariance over neurons of potential and adaptation", "mV²");
    public static final Quantity ISI_CV =
            new Quantity("isi_cv", "CV", "coefficient of variation of a neuron's interspike intervals", "1");
    public static final Quantity ISI_SERIAL_CORRELATION =
            new Quantity("isi_serial_correlation", "ρ₁", "correlation of successive interspike intervals", "1");
    public static final Quantity FANO_FACTOR = new Quantity(
            "fano_factor",
            "F",
            "variance over mean of a neuron's spike count in 5 s, simulated: in the time measured (networks: half of"
                    + " it)",
            "1");
    public static final Quantity MEAN_HALF_RISE = new Quantity(
            "mean_half_rise", "t_½(m)", "time to half of the mean potential's way after a step of the mean", "ms");
    public static final Quantity VARIANCE_HALF_RISE = new Quantity(
            "variance_half_rise", "t_½(v)", "time to half of v's way after a small step of the deviation", "ms");
    public static final Quantity ADAPTATION_TIME = new Quantity(
            "adaptation_time",
            "τ_eff",
            "time constant that adaptation sets: the rate's slowest decay that counts",
            "ms");
    public static final Quantity CRITICAL_COUPLING_EXCITATORY = new Quantity(
            "critical_coupling_excitatory",
            "J_c⁺",
            "coupling at which excitation starts to oscillate, at the same total input",
            "mV ms");
    public static final Quantity CRITICAL_COUPLING_INHIBITORY = new Quantity(
            "critical_coupling_inhibitory",
            "J_c⁻",
            "coupling at which inhibition starts to oscillate, at the same total input",
            "mV ms");
    public static final Quantity CRITICAL_COUPLING_SADDLE_NODE = new Quantity(
            "critical_coupling_saddle_node",
            "J_sn",
            "coupling at which the state loses stability without oscillation, at the same total input",
            "mV ms");
    public static final Quantity OSCILLATION_FREQUENCY = new Quantity(
            "oscillation_frequency", "f", "frequency of the population's oscillation, in theory at its onset", "Hz");
    public static final Quantity OSCILLATION_FREQUENCY_EXCITATORY = new Quantity(
            "oscillation_frequency_excitatory", "f⁺", "frequency at the onset of oscillation by excitation", "Hz");
    public static final Quantity OSCILLATION_FREQUENCY_INHIBITORY = new Quantity(
            "oscillation_frequency_inhibitory", "f⁻", "frequency at the onset of oscillation by inhibition", "Hz");

    /** Integrals of the whole Lyapunov spectrum; see {@link LyapunovSpectrumDetail}. */
    public static final Set<Quantity> WHOLE_LYAPUNOV_SPECTRUM =
            Set.of(KY_DIMENSION, ENTROPY_RATE, UNSTABLE_FRACTION, MEAN_EXPONENT, KY_EXPONENT);

    /** Those of them that take more than the sum of all exponents, which is a trace or a determinant. */
    public static final Set<Quantity> OF_LEADING_EXPONENTS =
            Set.of(KY_DIMENSION, ENTROPY_RATE, UNSTABLE_FRACTION, KY_EXPONENT);

    @Override
    public String toString() {
        return name;
    }
}
