package org.cavity.theory.gated.lyapunov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrum;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrumSettings;
import org.cavity.theory.lyapunov.spectrum.SpectralCurve;
import org.cavity.theory.lyapunov.spectrum.UnaffordableSpectrumException;
import org.cavity.theory.model.Estimate;

/**
 * The whole Lyapunov spectrum of the gated network for N → ∞, 3 exponents per neuron, in continuous time or of the Euler
 * map of some step. Every set of paths is solved by itself, from its own mean-field theory on; the scatter of the sets is
 * the error. See {@link SingleSiteEquations} for the equations.
 *
 * <p>The curve stops where some 0.01 exponents per neuron are left below its upper edge, as the regulator smears what is beyond.
 *
 * <p>How near it is to networks, at g = 8, α_r = 1.5, α_z = 2 and gates of time constant 1, Euler map of step 0.5: five sets of
 * 64 paths give h/N = 0.00577 ± 0.0001, D/N = 0.1598 ± 0.0022 and N₊/N = 0.0678 ± 0.0008; networks simulated by an independent
 * program have 0.00562 ± 0.0001, 0.1583 ± 0.0014 and 0.0673 ± 0.0009 (four of N = 1000), and 0.00524 ± 0.0001, 0.1532 ± 0.0016
 * and 0.0653 ± 0.0008 (six of N = 600): 1 to 3 % and 4 to 9 % less, as finite size makes it of additive networks too.
 */
public final class GatedLyapunovSpectrum {

    /** Paths on which Φ and F are averaged, for each that the settings ask for: nothing is calibrated exactly here. */
    private static final int AVERAGED = 4;

    /** Paths on which the kernels are solved, for each that the settings ask for, and least number of them. */
    private static final double SOLVED = 0.5;

    private static final int FEWEST_SOLVED = 128;

    /** Most sets that the curve is computed of. */
    private static final int SETS_OF_CURVE = 4;

    /** Paths of the mean-field theory of a set. */
    private static final int MEAN_FIELD_PATHS = 4096;

    /** Paths on which weights are calibrated. */
    private static final int CALIBRATION_PATHS = 32768;

    /** Points of a path that are taken for the sum of all exponents. */
    private static final int INSTANTS = 4;

    /** Relative errors of Φ and of F by the extrapolation to η → 0, as seen down to η = 3e-4. */
    private static final double PHI_ERROR = 5e-4;

    private static final double COUNT_ERROR = 2e-3;

    /** Relative error by a window that leaves a tail of C_φ, in units of its square, as seen at tails of 0.06 to 0.3. */
    private static final double WINDOW_ERROR = 1.5;

    /**
     * Relative error of numbers of exponents by the points of continuous time, in units of the square of what g h changes by from
     * one to the next; of the entropy it is twice as much. As measured of the additive network, which networks with frozen gates
     * are, by halving the spacing: at a change of 0.7 the dimension changes by 0.09 ± 0.04 % and the entropy by 0.2 %, at 0.93 and
     * 1.12 the dimension by 0.25 ± 0.13 and 0.38 ± 0.10 %. That moving gates add nothing to it was not measured.
     */
    private static final double SPACING_ERROR = 3e-3;

    private static final double WORTH_A_NOTE = 5e-3;

    /** How far down the curve goes, in units of −s_KY. */
    private static final double DEPTH_OF_CURVE = 4;

    /**
     * Largest step to η → 0, relative to 3 − F, with which the curve is continued. It grows towards the upper edge: with 0.1 the
     * curve ends where 0.03 to 0.045 exponents per neuron are left, with 0.25 where 0.01 are.
     */
    private static final double MOST_EXTRAPOLATED = 0.25;

    /**
     * What the step leaves out above s_KY, as a share of it. A regulator four times smaller changes 3 − F by 0.01 to 0.03 of the
     * step around s = 0, by 0.04 to 0.07 where the step is 0.1 of 3 − F, by 0.14 where it is 0.27, and by 0.28 to 0.35 beyond 0.6
     * (g = 20, α_r = α_z = 1, τ = 0.5, step 0.5; frozen gates, g = 10, step 1).
     */
    private static final double LEFT_OUT_ABOVE = 0.2;

    /**
     * The same below s_KY: 0.01 to 0.3 of a step of 0.01 to 0.03 of 3 − F, and 0.5 to 1.6 at the last thresholds above −σ_z, the
     * exponent of units whose gain vanishes (there, and at g = 8, α_r = 1.5, α_z = 0 in continuous time). Beside that point it is
     * up to 6 times the step, which changes sign there: the curve then ends.
     */
    private static final double LEFT_OUT_BELOW = 1;

    /** Exponents above the threshold where the curve ends. */
    private static final double END_OF_CURVE = 1e-3;

    private final GatedNetwork network;
    private final LyapunovSpectrumSettings settings;
    private final SpectrumWindow window;
    private final double step;

    private GatedLyapunovSpectrum(
            GatedNetwork network, double step, SpectrumWindow window, LyapunovSpectrumSettings settings) {
        this.network = network;
        this.step = step;
        this.window = window;
        this.settings = settings;
    }

    /**
     * The spectrum in continuous time.
     *
     * @return the spectrum; unresolved where its window cannot be afforded, or the samples that can be show no chaos; failed, with
     *     the reason, where a gate is instantaneous or the network has a fluctuating input
     */
    public static LyapunovSpectrum of(GatedNetwork network, LyapunovSpectrumSettings settings) {
        return solved(() -> {
            check(network);
            SpectrumWindow window = SpectrumWindow.ofContinuousTime(network, seed(settings, -1), settings.tasks());
            return new GatedLyapunovSpectrum(network, 0, window, settings);
        });
    }

    /**
     * The spectrum of the Euler map, exponents per unit time.
     *
     * @param step step of the map, above 0, at most 1
     * @return the spectrum; unresolved or failed, with the reason, where {@link #of} is
     * @throws IllegalArgumentException if the step is out of range
     */
    public static LyapunovSpectrum ofMap(GatedNetwork network, double step, LyapunovSpectrumSettings settings) {
        if (!(step > 0 && step <= 1)) {
            throw new IllegalArgumentException("step = " + step + " is not above 0 and at most 1");
        }
        return solved(() -> {
            check(network);
            SpectrumWindow window = SpectrumWindow.ofMap(network, step, seed(settings, -1), settings.tasks());
            return new GatedLyapunovSpectrum(network, step, window, settings);
        });
    }

    /** Whether the gates take time and no input fluctuates, as the equations have it. */
    public static boolean covers(GatedNetwork network) {
        return network.resetTime() > 0 && network.updateTime() > 0 && network.resetNoiseVariance() == 0;
    }

    private static void check(GatedNetwork network) {
        if (!(network.resetTime() > 0 && network.updateTime() > 0)) {
            throw new IllegalStateException(
                    "reset_time = " + network.resetTime() + " and update_time = " + network.updateTime()
                            + ": the Lyapunov spectrum counts exponents of gates that take time, above 0");
        }
        if (network.resetNoiseVariance() > 0) {
            throw new IllegalStateException("reset_noise_variance = " + network.resetNoiseVariance()
                    + " is not 0: the Lyapunov spectrum is that of a network without fluctuating input");
        }
    }

    private interface Problem {
        GatedLyapunovSpectrum state();
    }

    private static LyapunovSpectrum solved(Problem problem) {
        try {
            return problem.state().solve();
        } catch (UnaffordableSpectrumException e) {
            return LyapunovSpectrum.unresolved(e.getMessage(), Estimate.unresolved(e.getMessage()));
        } catch (IllegalStateException | ArithmeticException e) {
            return LyapunovSpectrum.failed(e.getMessage());
        }
    }

    private static int[] seed(LyapunovSpectrumSettings settings, int set) {
        return new int[] {(int) settings.seed(), (int) (settings.seed() >>> 32), set, 0x6a7ed};
    }

    private LyapunovSpectrum solve() {
        int few = Math.max(FEWEST_SOLVED, (int) (SOLVED * settings.paths()));
        List<PathSet> sets = new ArrayList<>();
        List<PathSet.Integrals> integrals = new ArrayList<>();
        double[] sums = new double[settings.sets()];
        double tail = 0;
        for (int i = 0; i < settings.sets(); i++) {
            RingMeanField field = RingMeanField.solve(
                    network, window.motion(), MEAN_FIELD_PATHS, seed(settings, 2 * i), settings.tasks());
            GainPaths all = GainPaths.draw(
                    field.inputs(),
                    window.evolution().ring().points(),
                    AVERAGED * settings.paths(),
                    CALIBRATION_PATHS,
                    seed(settings, 2 * i + 1),
                    settings.tasks());
            PathSet set =
                    new PathSet(equations(window.evolution(), all.leading(few)), equations(window.evolution(), all));
            sets.add(set);
            integrals.add(set.integrals()
                    .orElseThrow(() -> UnaffordableOnset.of(
                            network, "no exponent is positive on one of " + settings.sets() + " sets of paths")));
            sums[i] = sumOfExponents(all);
            tail += field.tail() / settings.sets();
        }
        double cut = WINDOW_ERROR * tail * tail;
        double spacing = SPACING_ERROR * window.change() * window.change();
        List<String> notes = new ArrayList<>();
        if (cut >= WORTH_A_NOTE) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%.1f %% of the correlation are left at the end of the window of %.4g tau, which may be %.1f %% of the"
                            + " Lyapunov spectrum",
                    100 * tail,
                    window.evolution().period(),
                    100 * cut));
        }
        SpectralCurve curve = SpectralCurve.EMPTY;
        boolean converged = true;
        if (settings.thresholds() > 0) {
            try {
                curve = curve(
                        sets.subList(0, Math.min(sets.size(), SETS_OF_CURVE)),
                        integrals.get(0).kyExponent(),
                        COUNT_ERROR + cut + spacing);
            } catch (IllegalStateException | ArithmeticException e) {
                converged = false;
                notes.add("the curve of the spectrum was not found: " + e.getMessage());
            }
        }
        return new LyapunovSpectrum(
                estimate(integrals, PathSet.Integrals::kyDimension, PHI_ERROR + cut + spacing),
                estimate(integrals, PathSet.Integrals::entropyRate, PHI_ERROR + cut + 2 * spacing),
                estimate(integrals, PathSet.Integrals::unstableFraction, COUNT_ERROR + cut + spacing),
                Estimate.ofSamples(Arrays.stream(sums).map(s -> s / 3).toArray(), step > 0 ? PHI_ERROR : 0),
                estimate(integrals, PathSet.Integrals::kyExponent, COUNT_ERROR + cut + spacing),
                curve,
                notes,
                converged);
    }

    private static Estimate estimate(
            List<PathSet.Integrals> sets, ToDoubleFunction<PathSet.Integrals> integral, double relative) {
        return Estimate.ofSamples(sets.stream().mapToDouble(integral).toArray(), relative);
    }

    private SingleSiteEquations equations(Evolution evolution, GainPaths paths) {
        return new SingleSiteEquations(
                evolution, network.updateTime(), network.resetTime(), paths.paths(), paths.weights(), settings.tasks());
    }

    /** Sum of all exponents per neuron: −(E σ_z + 1/τ_z + 1/τ_r) in continuous time, the mean of log |det| / step else. */
    private double sumOfExponents(GainPaths paths) {
        if (step == 0) {
            double opening = 0;
            for (int i = 0; i < paths.paths().size(); i++) {
                double mean =
                        Arrays.stream(paths.paths().get(i).opening()).average().orElseThrow();
                opening += paths.weights()[i] * mean;
            }
            return -(opening + 1 / network.updateTime() + 1 / network.resetTime());
        }
        SingleSiteEquations oneStep = equations(OneStep.of(step), paths.instants(INSTANTS));
        return new PathSet(oneStep, oneStep).at(0).phi();
    }

    /**
     * F on both sides of s_KY, on thresholds that the sets share: up to where some 0.01 exponents per neuron are left, short of
     * the upper edge, and down to a singular point.
     */
    private SpectralCurve curve(List<PathSet> sets, double kyExponent, double relative) {
        double spacing = -(DEPTH_OF_CURVE + 1) * kyExponent / settings.thresholds();
        int below = (int) Math.round((DEPTH_OF_CURVE - 1) * -kyExponent / spacing);
        TreeMap<Double, Estimate> above = new TreeMap<>();
        march(sets, kyExponent, spacing, settings.thresholds() - below, relative, LEFT_OUT_ABOVE, above);
        march(sets, kyExponent - spacing, -spacing, below, relative, LEFT_OUT_BELOW, above);
        int n = above.size();
        double[] s = above.keySet().stream().mapToDouble(x -> x).toArray();
        double[] share = above.values().stream().mapToDouble(e -> 3 - e.value()).toArray();
        double[] error = above.values().stream().mapToDouble(Estimate::error).toArray();
        double[] density = new double[n];
        for (int i = 0; i < n; i++) {
            int from = Math.max(0, i - 1);
            int to = Math.min(n - 1, i + 1);
            density[i] = to > from ? (share[to] - share[from]) / (s[to] - s[from]) : Double.NaN;
        }
        return new SpectralCurve(s, share, error, density);
    }

    /**
     * Adds 3 − F at thresholds from a first one on, as long as it can be trusted.
     *
     * @param relative error of 3 − F beside scatter and step, relative
     * @param leftOut what the step to η → 0 leaves out, as a share of it
     */
    private static void march(
            List<PathSet> sets,
            double first,
            double spacing,
            int most,
            double relative,
            double leftOut,
            TreeMap<Double, Estimate> above) {
        double firstStep = 0;
        for (int i = 0; i < most; i++) {
            double threshold = first + i * spacing;
            List<PathSet.Values> values =
                    sets.stream().map(set -> set.at(threshold)).toList();
            double mean =
                    values.stream().mapToDouble(PathSet.Values::above).average().orElseThrow();
            double step =
                    values.stream().mapToDouble(PathSet.Values::step).average().orElseThrow();
            firstStep = i == 0 ? step : firstStep;
            boolean singular = step * firstStep < 0 || mean > 3;
            if (mean < END_OF_CURVE || singular || Math.abs(step) > MOST_EXTRAPOLATED * mean) {
                return;
            }
            Estimate estimate = Estimate.ofSamples(
                    values.stream().mapToDouble(PathSet.Values::above).toArray(), relative);
            above.put(threshold, estimate.plusError(leftOut * step));
        }
    }
}
