package org.cavity.theory.lyapunov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * The lowest even state of the Schrödinger operator −d²/dτ² + W(τ) on the line, for an even potential that tends to
 * W(∞) = κ²: on the half line with ψ'(0) = 0.
 *
 * <p>Spectral elements: on each of a few intervals ψ is a polynomial given by its values at Gauss-Lobatto nodes, whose
 * quadrature makes the mass matrix diagonal, so the discrete problem is symmetric. Intervals are halved until W is
 * resolved on each, which finds the narrow core of W at large gain and the kink that white noise gives it at τ = 0.
 * Beyond the last interval W is constant and ψ a known exponential, whose logarithmic derivative −√(κ² − E) closes the
 * problem; shallow states that reach far out therefore cost nothing extra.
 */
public final class GroundState {

    private static final int MAX_OUTER = 60;
    private static final int MAX_ITERATIONS = 400;
    private static final int MAX_ELEMENTS = 60;

    private GroundState() {}

    /**
     * The lowest eigenvalue and its estimated error.
     *
     * @param energy E0
     * @param error change of E0 when the polynomial degree is raised
     */
    public record Level(double energy, double error) {}

    /**
     * Solves for the lowest level.
     *
     * @param potential W(τ) for τ ≥ 0
     * @param atInfinity κ² = W(∞)
     * @param breakpoints ascending, first 0: intervals on which W varies little, last where W has reached κ²
     * @throws IllegalStateException if W cannot be resolved or the iteration does not converge
     */
    public static Level solve(DoubleUnaryOperator potential, double atInfinity, double[] breakpoints) {
        List<double[]> elements = resolve(potential, breakpoints);
        double coarse = new Discretisation(elements, GaussLobatto.COARSE, potential, atInfinity).lowest();
        double fine = new Discretisation(elements, GaussLobatto.FINE, potential, atInfinity).lowest();
        return new Level(fine, Math.abs(fine - coarse));
    }

    /** Halves intervals until the interpolant of W through the coarse nodes meets W between them to 1e-12. */
    private static List<double[]> resolve(DoubleUnaryOperator potential, double[] breakpoints) {
        List<double[]> pending = new ArrayList<>();
        double scale = 0;
        for (int i = breakpoints.length - 2; i >= 0; i--) {
            pending.add(new double[] {breakpoints[i], breakpoints[i + 1]});
            scale = Math.max(scale, Math.abs(potential.applyAsDouble(breakpoints[i])));
        }
        List<double[]> elements = new ArrayList<>();
        while (!pending.isEmpty()) {
            double[] e = pending.remove(pending.size() - 1);
            // An error of W over a fraction of the support of ψ moves E by that fraction of it only.
            double share = (e[1] - e[0]) / breakpoints[breakpoints.length - 1];
            if (GaussLobatto.COARSE.interpolationError(potential, e[0], e[1]) * Math.min(1, 30 * share)
                    <= 1e-12 * scale) {
                elements.add(e);
            } else if (elements.size() + pending.size() >= MAX_ELEMENTS) {
                throw new IllegalStateException("the potential is not resolved by " + MAX_ELEMENTS + " intervals");
            } else {
                double middle = 0.5 * (e[0] + e[1]);
                pending.add(new double[] {middle, e[1]});
                pending.add(new double[] {e[0], middle});
            }
        }
        return elements;
    }

    private static final class Discretisation {

        private final GaussLobatto rule;
        private final List<double[]> elements;
        private final int size;
        private final double[] mass;
        private final double[] w;
        private final double atInfinity;
        private final DMatrixRMaj stiffness;

        Discretisation(List<double[]> elements, GaussLobatto rule, DoubleUnaryOperator potential, double atInfinity) {
            this.rule = rule;
            this.elements = elements;
            this.atInfinity = atInfinity;
            int p = rule.degree();
            this.size = elements.size() * p + 1;
            this.mass = new double[size];
            this.w = new double[size];
            this.stiffness = new DMatrixRMaj(size, size);
            for (int e = 0; e < elements.size(); e++) {
                double a = elements.get(e)[0];
                double half = 0.5 * (elements.get(e)[1] - a);
                for (int i = 0; i <= p; i++) {
                    int row = e * p + i;
                    mass[row] += half * rule.weight(i);
                    if (i > 0 || e == 0) {
                        w[row] = potential.applyAsDouble(a + half * (1 + rule.node(i)));
                    }
                    for (int j = 0; j <= p; j++) {
                        stiffness.add(row, e * p + j, rule.stiffness(i, j) / half);
                    }
                }
            }
        }

        /**
         * The decay rate γ = √(κ² − E) outside must be the one that the boundary term assumes: with μ(γ) the lowest
         * eigenvalue, κ² − γ² = μ(γ), by Newton's method with dμ/dγ = ψ(L)² for normalised ψ.
         */
        double lowest() {
            double lowestPotential = Double.POSITIVE_INFINITY;
            for (double v : w) {
                lowestPotential = Math.min(lowestPotential, v);
            }
            double width = atInfinity - lowestPotential;
            if (width <= 0) {
                return atInfinity;
            }
            double rounding = 4e-16 * (Math.abs(lowestPotential) + Math.abs(atInfinity));
            double shift = lowestPotential - 0.02 * width;
            double[] psi = new double[size];
            Arrays.fill(psi, 1);
            double decay = Math.sqrt(0.5 * width);
            for (int outer = 0; outer < MAX_OUTER; outer++) {
                double mu = inverseIteration(psi, decay, shift, Math.max(rounding, 1e-14 * (atInfinity - shift)));
                double edge = psi[size - 1];
                double miss = atInfinity - decay * decay - mu;
                double next = decay + miss / (2 * decay + edge * edge);
                if (next <= 0) {
                    next = 0.1 * decay;
                }
                double moved = Math.abs(next - decay) * (next + decay);
                decay = next;
                if (moved <= Math.max(rounding, 2e-15 * width)) {
                    return atInfinity - decay * decay;
                }
                // μ moves by ψ(L)² Δγ: if that is rounding, nothing is left to iterate.
                if (edge * edge * moved <= 1e-16 * width * decay) {
                    return mu;
                }
            }
            throw new IllegalStateException("the ground state's energy did not converge");
        }

        /** Lowest eigenvalue for boundary term γ; psi is the start and becomes the normalised eigenvector. */
        private double inverseIteration(double[] psi, double decay, double shift, double tolerance) {
            DMatrixRMaj a = new DMatrixRMaj(size, size);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    a.set(i, j, stiffness.get(i, j) / Math.sqrt(mass[i] * mass[j]));
                }
                a.add(i, i, w[i] - shift);
            }
            a.add(size - 1, size - 1, decay / mass[size - 1]);
            CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(size, true);
            if (!cholesky.decompose(a)) {
                throw new IllegalStateException("the shifted operator is not positive definite");
            }
            double[] l = cholesky.getT(null).data;
            double[] x = new double[size];
            for (int i = 0; i < size; i++) {
                x[i] = psi[i] * Math.sqrt(mass[i]);
            }
            double mu = Double.NaN;
            for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
                TriangularSolver_DDRM.solveL(l, x, size);
                TriangularSolver_DDRM.solveTranL(l, x, size);
                double norm = 0;
                for (double v : x) {
                    norm += v * v;
                }
                norm = Math.sqrt(norm);
                for (int i = 0; i < size; i++) {
                    x[i] /= norm;
                    psi[i] = x[i] / Math.sqrt(mass[i]);
                }
                double before = mu;
                mu = rayleighQuotient(psi, decay);
                // The quotient's error is the square of the vector's: at this change the next one would be rounding.
                if (Math.abs(mu - before) <= tolerance) {
                    return mu;
                }
            }
            throw new IllegalStateException("inverse iteration did not converge");
        }

        /** ∫ψ'² + ∫Wψ² + γψ(L)² for normalised ψ; a sum of squares, so that large stiffness entries do not cancel. */
        private double rayleighQuotient(double[] psi, double decay) {
            int p = rule.degree();
            double sum = decay * psi[size - 1] * psi[size - 1];
            for (int e = 0; e < elements.size(); e++) {
                double half = 0.5 * (elements.get(e)[1] - elements.get(e)[0]);
                sum += rule.squaredDerivative(psi, e * p) / half;
            }
            for (int i = 0; i < size; i++) {
                sum += mass[i] * w[i] * psi[i] * psi[i];
            }
            return sum;
        }
    }
}
