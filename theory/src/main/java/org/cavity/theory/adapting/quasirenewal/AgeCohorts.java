package org.cavity.theory.adapting.quasirenewal;

import java.util.Arrays;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.coupled.CoupledState;
import org.cavity.theory.adapting.coupled.CoupledStates;
import org.cavity.theory.adapting.input.PotentialMoments;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.adapting.rate.Coupling;
import org.cavity.theory.model.InputLevel;
import org.cavity.theory.rootfinding.Roots;

/**
 * Quasi-renewal theory in time (Naud and Gerstner, PLoS Comput. Biol. 8, e1002711, 2012) under annealed input,
 *
 * <pre>
 * A(t) = ∫_{−∞}^t λ(t|t') S(t|t') A(t') dt'
 * ln λ(t|t') = b(t) − ε(t − t') − ∫_{−∞}^{t'} γ(t − r) A(r) dr,   λ = 0 for t − t' ≤ t_ref
 * b = ln λ₀ + (m − θ)/Δ_u + v/(2Δ_u²),     τ_m m' = −m + μ + J s(t − d),     τ_d s' = −s + A
 * </pre>
 *
 * by cohorts of neurons that fired in the same step. A cohort loses the share 1 − e^{−λh} of its neurons in a step to
 * the newest, so that the number of neurons is conserved to rounding; λ is taken at the middle of steps, and a dead
 * time that ends within a step counts by the time that is left. The error is O(h²) for input that is smooth or jumps
 * between steps. Neurons so old that ε is below {@value #OLD} are one cohort. A step costs O(ages).
 */
public final class AgeCohorts {

    private static final double OLD = 5e-3;
    /** Cohorts below this share of all neurons wait until they are old. */
    private static final double NEGLIGIBLE = 1e-17;

    private static final int MAX_AGES = 400_000;
    private static final double BRACKET = 0.02;
    private static final double ROOT_NOISE = 1e-13;

    private final AdaptingPopulation population;
    private final boolean remembersPast;
    private final double step;
    /** Number of ages, in steps, that are told apart. */
    private final int ages;

    private final double[] adaptation;
    private final double[] suppression;
    /** Share of a step in which a cohort is out of its dead time, times h. */
    private final double[] exposure;

    private final OldAges oldAges;
    /** Neurons that fired in each step, the first ones before the beginning, and those of them that did not since. */
    private final double[] fluxes;

    private final double[] cohorts;
    private double old;
    private PotentialMoments moments;
    private Coupling coupling;
    private int present;

    /**
     * Begins in the stationary state of the discretised equation, that of lowest rate if the coupling allows several.
     *
     * @param before constant external input before the beginning
     * @param step h, ms
     * @param steps number of steps that can be made
     * @throws IllegalStateException if there is no stationary state within the range of the theory
     */
    public static AgeCohorts stationary(AdaptingPopulation population, InputLevel before, double step, int steps) {
        double variance = before.deviation() * before.deviation() * population.varianceRatio();
        AdaptingPopulation start = population.withInputMean(before.mean()).withInputVariance(variance);
        QuasiRenewalEquation equation = QuasiRenewalEquation.of(start);
        CoupledStates states =
                CoupledStates.solve(start, mean -> equation.stationary(mean).operatingPoint());
        CoupledState state = states.states().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no stationary state: " + states.note() + "."));
        AgeCohorts cohorts = new AgeCohorts(population, step, steps);
        cohorts.begin(state.point().rate(), before);
        return cohorts;
    }

    private AgeCohorts(AdaptingPopulation population, double step, int steps) {
        if (!(step > 0)) {
            throw new IllegalArgumentException("step = " + step + " is out of range: it must be greater than 0.");
        }
        this.population = population;
        this.step = step;
        EventKernel kernel = EventKernel.of(population);
        this.remembersPast = !population.isRenewal() && !kernel.isWithoutAdaptation();
        int last = (int) Math.ceil(kernel.deadTime() / step) + 2;
        while (kernel.adaptation(last * step) > OLD) {
            last += 1 + last / 100;
            if (last > MAX_AGES) {
                throw new IllegalArgumentException("step = " + step + " ms needs more than " + MAX_AGES
                        + " ages of neurons: adaptation lasts too long for it.");
            }
        }
        this.ages = last;
        this.adaptation = new double[ages];
        this.suppression = new double[ages];
        this.exposure = new double[ages];
        for (int l = 0; l < ages; l++) {
            adaptation[l] = kernel.adaptation(l * step);
            suppression[l] = remembersPast ? -Math.expm1(-adaptation[l]) : 0;
            exposure[l] = step * exposed(kernel.deadTime() / step - l);
        }
        this.oldAges = new OldAges(population, ages * step, step);
        this.fluxes = new double[ages + steps];
        this.cohorts = new double[ages + steps];
        this.present = ages;
    }

    /** Probability that w − u &gt; x for w and u uniform in [0, 1]. */
    private static double exposed(double x) {
        double y = Math.max(-1, Math.min(1, x));
        return y < 0 ? 1 - (1 + y) * (1 + y) / 2 : (1 - y) * (1 - y) / 2;
    }

    private void begin(double guess, InputLevel before) {
        double y = Roots.between(
                x -> Math.log(settle(Math.exp(x), before)),
                Math.log(guess * step) - BRACKET,
                Math.log(guess * step) + BRACKET,
                ROOT_NOISE);
        settle(Math.exp(y), before);
        double rate = Math.exp(y) / step;
        InputLevel total = new InputLevel(before.mean() + population.coupling() * rate, before.deviation());
        moments = PotentialMoments.stationary(population, total);
        coupling = new Coupling(population, rate, step, fluxes.length - ages);
    }

    /** Fills the past with a constant flux per step and returns the number of neurons that goes with it. */
    private double settle(double flux, InputLevel before) {
        double mean = before.mean() + population.coupling() * flux / step;
        double drive = drive(PotentialMoments.stationary(population, new InputLevel(mean, before.deviation())));
        oldAges.begin(flux);
        Arrays.fill(fluxes, 0, ages, flux);
        double[] past = past(ages);
        double alive = flux * Math.exp(-exposure[0] * Math.exp(drive - adaptation[0] - past[0]));
        double total = 0;
        for (int l = 1; l < ages; l++) {
            cohorts[ages - l] = alive;
            total += alive;
            alive *= Math.exp(-exposure[l] * Math.exp(drive - adaptation[l] - past[l]));
        }
        old = alive / -Math.expm1(-step * oldIntensity(drive));
        return total + old;
    }

    /** ∫ γ(t − r) A(r) dr over spikes before those of age l, l = 0, 1, …, at the step n. */
    private double[] past(int n) {
        double[] past = new double[ages];
        double sum = remembersPast ? oldAges.suppression() : 0;
        for (int l = ages - 1; l > 0; l--) {
            double share = suppression[l] * fluxes[n - l];
            past[l] = sum + share / 2;
            sum += share;
        }
        past[0] = sum;
        return past;
    }

    private double oldIntensity(double drive) {
        return Math.exp(drive - oldAges.meanReduction(Math.exp(drive), remembersPast));
    }

    private double drive(PotentialMoments at) {
        double width = population.escapeWidth();
        return Math.log(population.baseRatePerMs())
                + (at.mean() - population.threshold()) / width
                + at.variance() / (2 * width * width);
    }

    /** Goes on by one step under the external input at its middle. */
    public void advance(InputLevel external) {
        InputLevel total = new InputLevel(external.mean() + coupling.input(), external.deviation());
        double drive = drive(moments.after(step / 2, population, total));
        moments = moments.after(step, population, total);
        double[] past = past(present);
        double fired = 0;
        for (int l = 1; l < ages; l++) {
            double alive = cohorts[present - l];
            if (exposure[l] > 0 && alive > NEGLIGIBLE) {
                double lost = -alive * Math.expm1(-exposure[l] * Math.exp(drive - adaptation[l] - past[l]));
                cohorts[present - l] = alive - lost;
                fired += lost;
            }
        }
        double lost = -old * Math.expm1(-step * oldIntensity(drive));
        old += cohorts[present - ages + 1] - lost;
        fired += lost;
        oldAges.advance(fluxes[present - ages + 1]);
        // Some of those that fire do so again within the step if the dead time is shorter.
        double again = -Math.expm1(-exposure[0] * Math.exp(drive - adaptation[0] - past[0]));
        fluxes[present] = fired / (1 - again);
        cohorts[present] = fired;
        double bend = (fluxes[present] - fluxes[present - 1]) / 2;
        coupling.add((fluxes[present] - bend) / step, (fluxes[present] + bend) / step);
        present++;
    }

    /** Mean rate in the last step, 1/ms; before the first, the stationary rate. */
    public double rate() {
        return fluxes[present - 1] / step;
    }

    /** Number of neurons, relative to that of the population: 1 to rounding. */
    public double mass() {
        double sum = old;
        for (int l = 1; l < ages; l++) {
            sum += cohorts[present - l];
        }
        return sum;
    }
}
