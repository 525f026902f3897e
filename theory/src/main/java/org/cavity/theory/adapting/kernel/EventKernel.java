package org.cavity.theory.adapting.kernel;

import java.util.Arrays;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.hipparchus.complex.Complex;

/**
 * What a spike does to the intensity of its neuron, as a function of the time s since the spike, ms:
 *
 * <pre>
 * ε(s) = η(s)/Δ_u = Σ_k (q_k/Δ_u) e^{−s/τ_k}      reduced adaptation: lowers ln λ
 * γ(s) = 1 − e^{−ε(s)},  1 for s ≤ t_ref           suppression: factor by which λ falls
 * k(s) = γ(s) + w [ε(s) − γ(s)],  s > t_ref        resummed event kernel, 0 ≤ w ≤ 1
 * </pre>
 *
 * The event kernel γ is the first cumulant of all spikes taken as independent events. The weight w adds what neighbouring
 * spikes of a neuron owe to each other, by a Padé form between two limits. With all integrals over times after the dead
 * time,
 *
 * <pre>
 * w = 1 − 1/(1 + A τ(A)),   τ(A) = (τ* + τ_∞ A ∫γ)/(1 + A ∫γ)
 * τ* = ½ ∬ γ(s) γ(s') γ(|s − s'|) ds ds' / ∫ [ε(s) − γ(s)] ds,      τ_∞ = 4 ∫ [ε(s) − γ(s)] ds / ε(t_ref)
 * </pre>
 *
 * At low rates this is the exact second cumulant: the pair density of spikes is reduced by γ(|s − s'|). At high rates
 * adaptation is Gaussian about its mean, and spikes feed back on it until half its variance, in Δ_u², is ε(t_ref)/4 at any
 * rate; this is what A ∫(ε − k) then becomes. With τ* alone (τ_∞ = τ*) rates are right for three scales, where the two
 * nearly coincide, and 3 to 4 % too high for one.
 *
 * Integrals are accurate to about 1e-8 (Gauss and Filon rules on graded nodes). Every spike counts: for a population
 * that remembers the last alone, ε and γ belong to that spike, and the resummation has no meaning.
 */
public final class EventKernel {

    private final double deadTime;
    private final double[] amplitudes;
    private final double[] times;
    private final KernelTransform suppressionTransform;
    private final double suppressionIntegral;
    private final double adaptationIntegral;
    private final double correlationTime;
    private final double meanFieldTime;

    private EventKernel(double deadTime, double[] amplitudes, double[] times) {
        this.deadTime = deadTime;
        this.amplitudes = amplitudes;
        this.times = times;
        double integral = 0;
        double shortest = Double.POSITIVE_INFINITY;
        double longest = 0;
        for (int i = 0; i < times.length; i++) {
            integral += amplitudes[i] * times[i] * Math.exp(-deadTime / times[i]);
            shortest = Math.min(shortest, times[i]);
            longest = Math.max(longest, times[i]);
        }
        this.adaptationIntegral = integral;
        if (times.length == 0) {
            this.suppressionTransform = null;
            this.suppressionIntegral = 0;
            this.correlationTime = 0;
            this.meanFieldTime = 0;
        } else {
            this.suppressionTransform = KernelTransform.of(this::afterDeadTime, shortest, longest);
            PairIntegrals pairs = PairIntegrals.of(this, shortest, longest);
            this.suppressionIntegral = pairs.suppression();
            this.correlationTime = pairs.triple() / pairs.excess();
            this.meanFieldTime = 4 * pairs.excess() / adaptation(deadTime);
        }
    }

    /** The kernel of a population; amplitudes of 0 do not count. */
    public static EventKernel of(AdaptingPopulation population) {
        int n = population.adaptationTimes().size();
        double[] amplitudes = new double[n];
        double[] times = new double[n];
        int used = 0;
        for (int i = 0; i < n; i++) {
            double q = population.adaptationAmplitudes().get(i);
            if (q > 0) {
                amplitudes[used] = q / population.escapeWidth();
                times[used++] = population.adaptationTimes().get(i);
            }
        }
        return new EventKernel(
                population.refractoryTime(), Arrays.copyOf(amplitudes, used), Arrays.copyOf(times, used));
    }

    /** t_ref, ms. */
    public double deadTime() {
        return deadTime;
    }

    /** Whether spikes leave no adaptation behind. */
    public boolean isWithoutAdaptation() {
        return times.length == 0;
    }

    /** The shortest and the longest time constant of adaptation, ms; 0 and 0 without adaptation. */
    public double[] timeRange() {
        return times.length == 0
                ? new double[2]
                : new double[] {
                    Arrays.stream(times).min().getAsDouble(),
                    Arrays.stream(times).max().getAsDouble()
                };
    }

    /** ε(s) = η(s)/Δ_u, also within the dead time. */
    public double adaptation(double s) {
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            sum += amplitudes[i] * Math.exp(-s / times[i]);
        }
        return sum;
    }

    /** γ(s); 1 within the dead time, s ≤ t_ref. */
    public double suppression(double s) {
        return s <= deadTime && deadTime > 0 ? 1 : -Math.expm1(-adaptation(s));
    }

    /** k(s) at a weight for times after the dead time; continued smoothly into it. */
    public double resummed(double s, double weight) {
        double adaptation = adaptation(s);
        double gamma = -Math.expm1(-adaptation);
        return gamma + weight * (adaptation - gamma);
    }

    /** γ and its slope at a time after the end of the dead time. */
    private double[] afterDeadTime(double x) {
        double sum = 0;
        double slope = 0;
        for (int i = 0; i < times.length; i++) {
            double term = amplitudes[i] * Math.exp(-(deadTime + x) / times[i]);
            sum += term;
            slope -= term / times[i];
        }
        return new double[] {-Math.expm1(-sum), slope * Math.exp(-sum)};
    }

    /** ∫ ε(s) ds after the dead time, ms. */
    public double adaptationIntegral() {
        return adaptationIntegral;
    }

    /** ∫ γ(s) ds after the dead time, ms. */
    public double suppressionIntegral() {
        return suppressionIntegral;
    }

    /** ∫ k(s) ds after the dead time, ms. */
    public double resummedIntegral(double weight) {
        return suppressionIntegral + weight * (adaptationIntegral - suppressionIntegral);
    }

    /** τ*, ms; 0 without adaptation. */
    public double correlationTime() {
        return correlationTime;
    }

    /** The Padé weight w at a rate A in 1/ms. */
    public double weight(double rate) {
        double x = rate * pairTime(rate);
        return x / (1 + x);
    }

    /** A dw/dA, how the weight follows the rate. */
    public double weightSlope(double rate) {
        double x = rate * pairTime(rate);
        double load = rate * suppressionIntegral;
        double slope = rate * (correlationTime + load * (2 + load) * meanFieldTime) / ((1 + load) * (1 + load));
        return slope / ((1 + x) * (1 + x));
    }

    /** w + A dw/dA: with it A k is the derivative of A k(A) by A, as linear response at low frequency needs. */
    public double tangentWeight(double rate) {
        return weight(rate) + weightSlope(rate);
    }

    /** A times the derivative of {@link #tangentWeight} by A, by a difference whose error is below 1e-8. */
    public double tangentWeightSlope(double rate) {
        double h = 1e-4;
        return (tangentWeight(rate * (1 + h)) - tangentWeight(rate * (1 - h))) / (2 * h);
    }

    /** τ(A), ms. */
    private double pairTime(double rate) {
        double load = rate * suppressionIntegral;
        return (correlationTime + load * meanFieldTime) / (1 + load);
    }

    /** ∫ ε(s) e^{−zs} ds after the dead time, ms, for Re z above −1/(longest time constant). */
    public Complex adaptationTransform(Complex z) {
        Complex sum = Complex.ZERO;
        for (int i = 0; i < times.length; i++) {
            sum = sum.add(z.add(1 / times[i]).reciprocal().multiply(amplitudes[i] * Math.exp(-deadTime / times[i])));
        }
        return sum.multiply(z.multiply(-deadTime).exp());
    }

    /** ∫ γ(s) e^{−zs} ds after the dead time, ms, for Re z above −1/(longest time constant). */
    public Complex suppressionTransform(Complex z) {
        return times.length == 0
                ? Complex.ZERO
                : suppressionTransform.at(z).multiply(z.multiply(-deadTime).exp());
    }

    /** ∫ k(s) e^{−zs} ds after the dead time, ms. */
    public Complex resummedTransform(Complex z, double weight) {
        return suppressionTransform(z)
                .multiply(1 - weight)
                .add(adaptationTransform(z).multiply(weight));
    }

    /** ∫ e^{−zs} ds over the dead time, ms: (1 − e^{−z t_ref})/z. */
    public Complex deadTimeTransform(Complex z) {
        Complex x = z.multiply(deadTime);
        if (x.norm() < 1e-4) {
            return Complex.ONE
                    .subtract(x.multiply(0.5))
                    .add(x.multiply(x).multiply(1.0 / 6))
                    .multiply(deadTime);
        }
        return Complex.ONE.subtract(x.negate().exp()).divide(z);
    }
}
