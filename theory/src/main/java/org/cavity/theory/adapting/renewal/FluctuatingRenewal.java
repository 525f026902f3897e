package org.cavity.theory.adapting.renewal;

import java.util.ArrayList;
import java.util.List;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.rootfinding.AndersonMixing;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Neurons that remember their last spike alone, under independent fluctuating inputs: exact, though their intervals are
 * no renewal process, since the input remembers for them. The density p(z, ·; τ) of neurons of age τ over the potential's
 * fluctuation z and the input behind it obeys
 *
 * <pre>
 * ∂p/∂τ = L p − λ₀ e^{(m − θ − η(τ))/Δ_u} e^{z/Δ_u} p  for τ &gt; t_ref,   ∂p/∂τ = L p before
 * p(τ = 0) = ∫ λ p dτ,    A = 1/∬ p dz dτ,    CV² = 2A² ∬ τ p dz dτ − 1,    ∫ p(τ = 0) dz = 1
 * </pre>
 *
 * with the generator L of the Ornstein-Uhlenbeck processes. Densities are sums of Hermite functions ({@link
 * PotentialModes}); time goes by in split steps, exact for either term, of second order, extrapolated to fourth; when
 * adaptation has died out the rest is a linear equation. The state at a spike is a fixed point of a linear map. Errors are
 * estimated from the extrapolation and from fewer functions.
 *
 * @param rate A, 1/ms
 * @param cv coefficient of variation of the intervals
 */
public record FluctuatingRenewal(Estimate rate, Estimate cv) {

    private static final int DEGREE = 16;
    /** Functions that are left out to see what they do. */
    private static final int FEWER = 4;

    private static final double RELATIVE_STEP = 0.06;
    /** Relative to the mean time between dead time and spike of a neuron without fluctuations. */
    private static final double STEP_PER_WAIT = 0.1;
    /** After this many steps, they are twice as long. */
    private static final int STAGE_STEPS = 60;
    /** Adaptation ε that is none. */
    private static final double NEGLIGIBLE = 1e-12;

    private static final double EXTINCT = 1e-12;
    private static final double TOLERANCE = 1e-10;
    /** Of {@link AgeLaw}, relative. */
    private static final double CONSTANT_INPUT_ERROR = 1e-11;

    private static final int MAX_ITERATIONS = 60;
    private static final int MIXING_DEPTH = 8;

    /**
     * Solves for a population under its constant input, without coupling.
     *
     * @throws IllegalArgumentException if its neurons remember spikes before their last
     */
    public static FluctuatingRenewal of(AdaptingPopulation population) {
        EventKernel kernel = EventKernel.of(population);
        if (!population.isRenewal() && !kernel.isWithoutAdaptation()) {
            throw new IllegalArgumentException("spike_history = " + population.spikeHistory()
                    + " is no renewal process: exact solutions need spike_history = last or no adaptation.");
        }
        if (population.inputVariance() == 0) {
            AgeLaw law = AgeLaw.of(kernel, Math.log(intensity(population)), 0);
            return new FluctuatingRenewal(
                    Estimate.of(law.rate(), CONSTANT_INPUT_ERROR * law.rate()),
                    Estimate.of(law.cv(), CONSTANT_INPUT_ERROR));
        }
        double step = RELATIVE_STEP * population.membraneTime();
        if (!kernel.isWithoutAdaptation()) {
            step = Math.min(step, RELATIVE_STEP * kernel.timeRange()[0]);
        }
        double wait = AgeLaw.of(kernel, Math.log(intensity(population)), 0).meanInterval() - kernel.deadTime();
        step = Math.min(step, STEP_PER_WAIT * wait);
        Cycle less = new Cycle(population, kernel, DEGREE - FEWER, step, 1);
        Cycle coarse = new Cycle(population, kernel, DEGREE, step, 1);
        Cycle fine = new Cycle(population, kernel, DEGREE, step, 2);
        less.solve(null);
        coarse.solve(null);
        fine.solve(coarse.start);
        return new FluctuatingRenewal(
                estimate(less.rate(), coarse.rate(), fine.rate()), estimate(less.cv(), coarse.cv(), fine.cv()));
    }

    /** λ₀ e^{(m − θ)/Δ_u}, 1/ms. */
    private static double intensity(AdaptingPopulation population) {
        return population.baseRatePerMs()
                * Math.exp((population.inputMean() - population.threshold()) / population.escapeWidth());
    }

    private static Estimate estimate(double less, double coarse, double fine) {
        double extrapolated = fine + (fine - coarse) / 3;
        return Estimate.of(extrapolated, Math.abs(fine - coarse) / 10 + Math.abs(coarse - less));
    }

    /** From one spike of the neurons to their next. */
    private static final class Cycle {

        private final PotentialModes modes;
        private final double deadTime;
        private final int stageSteps;
        private final double[][][] deadMotion;
        private final double[] exposures;
        private final double[] steps;
        private final List<double[][][]> halfMotions = new ArrayList<>();
        private final RealMatrix rest;
        private final DecompositionSolver restSolver;
        private final RealMatrix free;
        private double[] start;
        private double mean;
        private double square;

        Cycle(AdaptingPopulation population, EventKernel kernel, int degree, double step, int refinement) {
            this.modes = new PotentialModes(population, degree);
            this.deadTime = kernel.deadTime();
            this.deadMotion = modes.motion(deadTime);
            this.stageSteps = refinement * STAGE_STEPS;
            double base = intensity(population);
            List<double[]> grid = new ArrayList<>();
            double time = deadTime;
            double h = step / refinement;
            while (kernel.adaptation(time) > NEGLIGIBLE) {
                halfMotions.add(modes.motion(h / 2));
                for (int i = 0; i < stageSteps; i++) {
                    grid.add(new double[] {h, base * h * mean(kernel, time, h)});
                    time += h;
                }
                h *= 2;
            }
            this.steps = grid.stream().mapToDouble(g -> g[0]).toArray();
            this.exposures = grid.stream().mapToDouble(g -> g[1]).toArray();
            this.rest = modes.lossGenerator(base);
            this.free = modes.lossGenerator(0);
            this.restSolver = new LUDecomposition(rest.scalarMultiply(-1), Double.MIN_NORMAL).getSolver();
        }

        /** Mean of e^{−ε} over a step by Simpson's rule. */
        private static double mean(EventKernel kernel, double time, double h) {
            return (Math.exp(-kernel.adaptation(time))
                            + 4 * Math.exp(-kernel.adaptation(time + h / 2))
                            + Math.exp(-kernel.adaptation(time + h)))
                    / 6;
        }

        void solve(double[] guess) {
            // Without adaptation a cycle costs so little that the linear equation is solved outright.
            if (steps.length == 0 || !iterate(guess)) {
                solveLinearly();
            }
        }

        /** Anderson's mixing, which fails if the input remembers very many intervals. */
        private boolean iterate(double[] guess) {
            start = guess == null ? new double[modes.size()] : guess.clone();
            start[0] = 1;
            AndersonMixing mixing = new AndersonMixing(MIXING_DEPTH);
            for (int k = 0; k < MAX_ITERATIONS; k++) {
                double[] residual = flux(start);
                add(start, -1, residual);
                double change = 0;
                for (double component : residual) {
                    change = Math.max(change, Math.abs(component));
                }
                if (change <= TOLERANCE) {
                    return true;
                }
                start = mixing.next(start, residual);
            }
            return false;
        }

        /** flux(start) = start with start[0] = 1, the map being linear. */
        private void solveLinearly() {
            int n = modes.size();
            RealMatrix map = MatrixUtils.createRealMatrix(n - 1, n - 1);
            RealVector right = new ArrayRealVector(n - 1);
            for (int i = 0; i < n; i++) {
                double[] unit = new double[n];
                unit[i] = 1;
                double[] image = flux(unit);
                for (int j = 1; j < n; j++) {
                    if (i == 0) {
                        right.setEntry(j - 1, image[j]);
                    } else {
                        map.setEntry(j - 1, i - 1, unit[j] - image[j]);
                    }
                }
            }
            start = new double[n];
            start[0] = 1;
            System.arraycopy(
                    new LUDecomposition(map, Double.MIN_NORMAL)
                            .getSolver()
                            .solve(right)
                            .toArray(),
                    0,
                    start,
                    1,
                    n - 1);
            flux(start);
        }

        /** The density at the next spike, from that at the last; counts the time until then. */
        private double[] flux(double[] from) {
            double[] density = from.clone();
            double[] flux = new double[from.length];
            modes.move(deadMotion, density);
            mean = deadTime;
            square = deadTime * deadTime;
            double time = deadTime;
            for (int n = 0; n < steps.length && norm(density) > EXTINCT; n++) {
                double h = steps[n];
                double[][][] half = halfMotions.get(n / stageSteps);
                modes.move(half, density);
                double middle = time + h / 2;
                mean += density[0] * h / 2;
                square += density[0] * (middle * middle - time * time);
                add(density, 1, flux);
                modes.survive(exposures[n], density);
                add(density, -1, flux);
                modes.move(half, density);
                time += h;
                mean += density[0] * h / 2;
                square += density[0] * (time * time - middle * middle);
            }
            RealVector stay = restSolver.solve(new ArrayRealVector(density, false));
            RealVector twice = restSolver.solve(stay);
            mean += stay.getEntry(0);
            square += 2 * (time * stay.getEntry(0) + twice.getEntry(0));
            add(density, 1, flux);
            add(free.operate(stay).toArray(), 1, flux);
            return flux;
        }

        private static double norm(double[] density) {
            double sum = 0;
            for (double component : density) {
                sum += Math.abs(component);
            }
            return sum;
        }

        private static void add(double[] from, double factor, double[] to) {
            for (int i = 0; i < to.length; i++) {
                to[i] += factor * from[i];
            }
        }

        double rate() {
            return 1 / mean;
        }

        double cv() {
            return Math.sqrt(Math.max(0, square / (mean * mean) - 1));
        }
    }
}
