package org.cavity.theory.adapting.coupled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.rootfinding.Roots;
import org.hipparchus.complex.Complex;

/**
 * Linear stability of a population coupled to itself, μ → μ + J s(t − d) with τ_d s' = −s + A, about a state of given
 * total input: modes e^{zt} obey
 *
 * <pre>
 * 1 = J ℓ(z),   ℓ(z) = A R(z) e^{−zd} / [Δ_u (1 + z τ_m)(1 + z τ_d)]
 * </pre>
 *
 * Time is continuous: d is the delay of the equation. An explicit time-stepping scheme of step dt that uses the rate of
 * the step before adds dt/2 to it, which lowers the onset of fast oscillations noticeably.
 *
 * <p>Neutral modes z = iω lie where ℓ(iω) is real, at the coupling 1/ℓ(iω). They are found by a scan over frequencies,
 * from well below the slowest rate of the population to where the filters let no coupling up to the largest asked for
 * reach 1, and refined to rounding. The uncoupled state is stable, so modes that grow at J are counted by the crossings
 * at couplings between 0 and J.
 */
public final class CharacteristicEquation {

    /** Largest |J| that is ever looked at, mV ms. */
    public static final double LARGEST_COUPLING = 1e6;

    private static final double GROWTH = 1.1;
    /** Largest phase that the delay adds in a step. */
    private static final double DELAY_STEP = 0.4;
    /** The first frequency relative to the population's slowest rate. */
    private static final double SLOW = 0.02;
    /** |R| between scanned frequencies may exceed the largest seen so far by this factor. */
    private static final double RESONANCE = 1.5;

    private final AdaptingPopulation population;
    private final OperatingPoint point;

    /**
     * The equation at a point.
     *
     * @param population gives τ_m, Δ_u, τ_d and d; its mean input and coupling do not matter
     */
    public CharacteristicEquation(AdaptingPopulation population, OperatingPoint point) {
        this.population = population;
        this.point = point;
    }

    /** ℓ(z), 1/(mV ms), for Re z ≥ 0. */
    public Complex loop(Complex z) {
        Complex filters = z.multiply(population.membraneTime())
                .add(1)
                .multiply(z.multiply(population.synapticTime()).add(1));
        return point.response()
                .apply(z)
                .multiply(z.multiply(-population.delay()).exp())
                .multiply(point.rate() / population.escapeWidth())
                .divide(filters);
    }

    /** The coupling at which the state meets a saddle-node at the same total input, mV ms; always above 0. */
    public double saddleNode() {
        return 1 / loop(Complex.ZERO).getReal();
    }

    /** The onsets of oscillation and the saddle-node of either sign that are closest to J = 0. */
    public Onsets onsets() {
        List<Crossing> crossings = crossings(0);
        return new Onsets(first(crossings, 1, true), first(crossings, -1, true), first(crossings, 1, false));
    }

    private static Optional<Crossing> first(List<Crossing> crossings, int sign, boolean oscillates) {
        return crossings.stream()
                .filter(c -> c.coupling() * sign > 0 && c.oscillates() == oscillates)
                .reduce((a, b) -> Math.abs(a.coupling()) <= Math.abs(b.coupling()) ? a : b);
    }

    /** Number of modes that grow at a coupling, each of a conjugate pair counted. */
    public int growingModes(double coupling) {
        int count = 0;
        for (Crossing crossing : crossings(Math.abs(coupling))) {
            double share = crossing.coupling() / coupling;
            if (share > 0 && share < 1) {
                count += (crossing.destabilises() ? 1 : -1) * (crossing.oscillates() ? 2 : 1);
            }
        }
        return count;
    }

    /**
     * All neutral modes at couplings up to a largest modulus, and at least one of either sign that oscillates, if there
     * is any up to {@value #LARGEST_COUPLING} mV ms; by rising frequency. The mode of the saddle-node grows beyond it
     * unless it is one of a pair that oscillated and grew before.
     */
    public List<Crossing> crossings(double largest) {
        List<Crossing> found = new ArrayList<>();
        double excitatory = LARGEST_COUPLING;
        double inhibitory = LARGEST_COUPLING;
        double strongest = 0;
        double omega = SLOW * slowestRate();
        double before = quadrature(omega);
        found.add(new Crossing(saddleNode(), 0, before < 0));
        while (true) {
            double next = Math.min(
                    omega * GROWTH,
                    population.delay() > 0 ? omega + DELAY_STEP / population.delay() : Double.POSITIVE_INFINITY);
            Complex loop = loop(new Complex(0, next));
            if (before * loop.getImaginary() < 0) {
                Crossing crossing = refine(omega, next, loop.getImaginary() > before);
                found.add(crossing);
                if (crossing.coupling() > 0) {
                    excitatory = Math.min(excitatory, crossing.coupling());
                } else {
                    inhibitory = Math.min(inhibitory, -crossing.coupling());
                }
            }
            omega = next;
            before = loop.getImaginary();
            double passed = passed(omega);
            strongest = Math.max(strongest, loop.norm() / passed);
            double reach = Math.max(largest, Math.max(excitatory, inhibitory));
            if (RESONANCE * Math.max(1, strongest) * passed * point.rate() / population.escapeWidth() * reach < 1) {
                return found;
            }
        }
    }

    /** What the filters of membrane and synapse let pass. */
    private double passed(double omega) {
        return 1
                / (Math.hypot(1, omega * population.membraneTime()) * Math.hypot(1, omega * population.synapticTime()));
    }

    private double quadrature(double omega) {
        return loop(new Complex(0, omega)).getImaginary();
    }

    private Crossing refine(double left, double right, boolean rising) {
        double omega = Roots.between(this::quadrature, left, right);
        double real = loop(new Complex(0, omega)).getReal();
        return new Crossing(1 / real, omega, real > 0 != rising);
    }

    private double slowestRate() {
        double slowest = Math.min(point.rate(), 1 / population.membraneTime());
        for (double time : population.adaptationTimes()) {
            slowest = Math.min(slowest, 1 / time);
        }
        return slowest;
    }
}
