package org.cavity.theory.lyapunov.spectrum;

import java.util.Arrays;
import org.cavity.theory.model.Tasks;
import org.cavity.theory.rootfinding.Roots;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The single-site equations for the number F(s) of Lyapunov exponents below s, per neuron, at a regulator η &gt; 0 (Clark 2026,
 * "Lyapunov spectrum of random neural networks", in other words). With l² = 1/|G(s + iW)|², γ = g² and averages over gain
 * paths, the even symbols a(W), p(W) solve
 *
 * <pre>
 * a = η + γ B,   p = (1 − l² V/a)/a,   V = proj⟨Q⟩,   B = proj⟨D Q D⟩,   Q = [η + γ D P D + L⁺ a⁻¹ L]⁻¹,
 * </pre>
 *
 * which makes the functional
 *
 * <pre>
 * Φ = Φ₀(s) + (1/2T) { Σ log(a/l²) + ⟨log det Q⁻¹⟩ − Σ (a − η) p }
 * </pre>
 *
 * stationary, so that F = q + dΦ/ds = F₀(s) + (1/2T) Σ (V/a − 1/l²) dl²/ds and dΦ/dη = (1/T) Σ V. Φ₀ and F₀ are those of
 * units without coupling; as η → 0, Φ becomes the sum over exponents beyond s of their excess, per neuron.
 */
final class SingleSiteEquations {

    /** What is unknown, log(a − η) and log p, one after the other, with what follows from it. */
    record Point(
            double threshold,
            double regulator,
            double[] unknowns,
            double excess,
            double share,
            double excessByRegulator,
            double residual) {}

    /** Derivatives along the solution. */
    record Tangent(double[] byThreshold, double[] byRegulator, double density, double shareByRegulator) {}

    /** Below this p a the difference 1 − l² V/a is rounding. */
    private static final double CANCELLED = 1e-2;

    /** Nearer than this to its solution log x is taken, farther x. */
    private static final double LOGARITHMIC = 0.1;

    private final UnitResponse unit;
    private final double gamma;
    private final GainPaths paths;
    private final Ring ring;
    private final Tasks tasks;

    SingleSiteEquations(UnitResponse unit, double gain, GainPaths paths, Ring ring, Tasks tasks) {
        this.unit = unit;
        this.gamma = gain * gain;
        this.paths = paths;
        this.ring = ring;
        this.tasks = tasks;
    }

    /** The same equations averaged over other paths. */
    SingleSiteEquations with(GainPaths others) {
        return new SingleSiteEquations(unit, Math.sqrt(gamma), others, ring, tasks);
    }

    /**
     * Unknowns from which Newton's method converges at a large regulator: the solution for equal gains of the same ⟨u²⟩, p = y/(y²
     * + l²) with y = η + γ⟨u²⟩p.
     */
    double[] start(double s, double eta) {
        double[] l2 = unit.symbol(ring, s).value();
        double square = gamma * paths.squaredGain();
        int n = l2.length;
        double[] x = new double[2 * n];
        for (int k = 0; k < n; k++) {
            double l = l2[k];
            double y = Roots.between(z -> (z - eta) * (z * z + l) - square * z, eta, eta + Math.sqrt(square));
            double p = y / (y * y + l);
            x[k] = Math.log(square * p);
            x[n + k] = Math.log(p);
        }
        return x;
    }

    /** The equations at some unknowns. */
    Evaluation at(double s, double eta, double[] unknowns, boolean linearise) {
        return new Evaluation(s, eta, unknowns, linearise);
    }

    /** What the equations make of some unknowns. */
    final class Evaluation {

        private final double s;
        private final double eta;
        private final double[] x;
        private final int n;
        private final UnitResponse.Symbol l2;
        private final double[] a;
        private final double[] b;
        private final double[] p;
        private final double[] newP;
        private final PathAverages averages;

        private Evaluation(double s, double eta, double[] unknowns, boolean linearise) {
            this.s = s;
            this.eta = eta;
            this.x = unknowns;
            this.n = unknowns.length / 2;
            this.l2 = unit.symbol(ring, s);
            this.a = new double[n];
            this.b = new double[n];
            this.p = new double[n];
            this.newP = new double[n];
            double[] base = new double[n];
            for (int k = 0; k < n; k++) {
                b[k] = Math.exp(x[k]);
                a[k] = b[k] + eta;
                p[k] = Math.exp(x[n + k]);
                base[k] = l2.value()[k] / a[k];
            }
            this.averages = PathAverages.of(paths, ring, gamma, p, base, eta, linearise, tasks);
            for (int k = 0; k < n; k++) {
                newP[k] = (1 - base[k] * averages.response()[k]) / a[k];
            }
        }

        /** Weight of the equation for p, in which small p drown in rounding. */
        private double weight(int k) {
            return Math.min(1, a[k] * p[k] / CANCELLED);
        }

        private boolean logarithmic(int k) {
            return newP[k] > LOGARITHMIC * p[k];
        }

        /** What is left of the equations, of one for a, of one for p at every frequency, and of Σ V = Σ p. */
        double[] residual() {
            double[] r = new double[2 * n + 1];
            double[] v = averages.response();
            double sum = 0;
            for (int k = 0; k < n; k++) {
                r[k] = Math.log(gamma * averages.reaction()[k] / b[k]);
                r[n + k] = weight(k) * (logarithmic(k) ? Math.log(newP[k] / p[k]) : newP[k] / p[k] - 1);
                r[2 * n] += ring.multiplicity(k) * (v[k] - p[k]);
                sum += ring.multiplicity(k) * v[k];
            }
            r[2 * n] /= sum;
            return r;
        }

        /** Φ, F and dΦ/dη. */
        Point point() {
            double length = ring.length();
            double[] uncoupled = unit.uncoupled(ring, s);
            double[] v = averages.response();
            double excess = averages.logDeterminant();
            double share = 0;
            for (int k = 0; k < n; k++) {
                double l = l2.value()[k];
                excess += ring.multiplicity(k) * (Math.log(a[k] / l) - b[k] * p[k]);
                share += ring.multiplicity(k) * (v[k] / a[k] - 1 / l) * l2.slope()[k];
            }
            double largest = 0;
            for (double r : residual()) {
                largest = Math.max(largest, Math.abs(r));
            }
            return new Point(
                    s,
                    eta,
                    x,
                    uncoupled[0] + excess / (2 * length),
                    uncoupled[1] + share / (2 * length),
                    ring.sum(v) / length,
                    largest);
        }

        /** The equations linearised here; only if that was asked for. */
        Linearised linearised() {
            return new Linearised(this);
        }
    }

    /**
     * The derivative of the equations, bordered: as η → 0 the direction (p, a) → (p/c, ca) becomes neutral, which the trace
     * identity Σ V = Σ p decides.
     */
    final class Linearised {

        private final Evaluation at;
        private final int n;
        private final double[][][] response;
        private final double[][][] reaction;
        private final LinearSolverDense<DMatrixRMaj> solver;

        private Linearised(Evaluation at) {
            this.at = at;
            this.n = at.n;
            this.response = new double[2][n][n];
            this.reaction = new double[2][n][n];
            double[][][] s = at.averages.couplings();
            for (int k = 0; k < n; k++) {
                for (int l = 0; l < n; l++) {
                    double byA = at.l2.value()[l] / (at.a[l] * at.a[l]);
                    double transposed = s[1][k][l] * ring.multiplicity(l) / ring.multiplicity(k);
                    response[0][k][l] = s[0][l][k] * byA;
                    response[1][k][l] = -gamma * transposed;
                    reaction[0][k][l] = s[1][l][k] * byA;
                    reaction[1][k][l] = -gamma * s[2][l][k];
                }
            }
            this.solver = LinearSolverFactory_DDRM.lu(2 * n + 1);
            if (!solver.setA(matrix())) {
                throw new IllegalStateException("the linearised single-site equations are singular");
            }
        }

        private DMatrixRMaj matrix() {
            DMatrixRMaj m = new DMatrixRMaj(2 * n + 1, 2 * n + 1);
            double[] trace = new double[2 * n];
            for (int l = 0; l < n; l++) {
                double[] dv = new double[n];
                double[] db = new double[n];
                double[] direct = new double[n];
                for (int k = 0; k < n; k++) {
                    dv[k] = response[0][k][l] * at.b[l];
                    db[k] = reaction[0][k][l] * at.b[l];
                }
                direct[l] = (2 * at.l2.value()[l] * at.averages.response()[l] / at.a[l] - 1)
                        / (at.a[l] * at.a[l])
                        * at.b[l];
                column(m, l, dv, db, direct);
                m.add(l, l, -1);
                for (int k = 0; k < n; k++) {
                    dv[k] = response[1][k][l] * at.p[l];
                    db[k] = reaction[1][k][l] * at.p[l];
                }
                direct[l] = 0;
                column(m, n + l, dv, db, direct);
                m.add(n + l, n + l, -at.weight(l) * (at.logarithmic(l) ? 1 : at.newP[l] / at.p[l]));
                m.add(2 * n, n + l, -ring.multiplicity(l) * at.p[l] / ring.sum(at.averages.response()));
            }
            for (int k = 0; k < n; k++) {
                m.set(k, 2 * n, 1);
                m.set(n + k, 2 * n, -1);
            }
            return m;
        }

        /** What a change of V, of B and of p's equation itself does to the residual. */
        private void column(DMatrixRMaj m, int column, double[] dv, double[] db, double[] direct) {
            double sum = ring.sum(at.averages.response());
            for (int k = 0; k < n; k++) {
                double dp = direct[k] - at.l2.value()[k] / (at.a[k] * at.a[k]) * dv[k];
                m.set(k, column, db[k] / at.averages.reaction()[k]);
                m.set(n + k, column, at.weight(k) * dp / (at.logarithmic(k) ? at.newP[k] : at.p[k]));
                m.add(2 * n, column, ring.multiplicity(k) * dv[k] / sum);
            }
        }

        /** The change of the unknowns that a residual asks for. */
        double[] step(double[] residual) {
            DMatrixRMaj right = new DMatrixRMaj(2 * n + 1, 1);
            for (int i = 0; i < residual.length; i++) {
                right.set(i, 0, -residual[i]);
            }
            DMatrixRMaj left = new DMatrixRMaj(2 * n + 1, 1);
            solver.solve(right, left);
            return Arrays.copyOf(left.data, 2 * n);
        }

        /** Derivatives along the solution with respect to s and η; exact where this is a solution. */
        Tangent tangent() {
            double[] v = at.averages.response();
            double[][][] s = at.averages.couplings();
            double length = ring.length();
            double[] dvByS = new double[n];
            double[] dbByS = new double[n];
            double[] directByS = new double[n];
            double[] dvByEta = new double[n];
            double[] dbByEta = new double[n];
            double[] directByEta = new double[n];
            for (int k = 0; k < n; k++) {
                for (int l = 0; l < n; l++) {
                    double slope = at.l2.slope()[l] / at.a[l];
                    dvByS[k] -= s[0][l][k] * slope;
                    dbByS[k] -= s[1][l][k] * slope;
                    double byEta = at.l2.value()[l] / (at.a[l] * at.a[l]) - 1;
                    dvByEta[k] += s[0][l][k] * byEta;
                    dbByEta[k] += s[1][l][k] * byEta;
                }
                directByS[k] = -at.l2.slope()[k] * v[k] / (at.a[k] * at.a[k]);
                directByEta[k] = (2 * at.l2.value()[k] * v[k] / at.a[k] - 1) / (at.a[k] * at.a[k]);
            }
            DMatrixRMaj changes = new DMatrixRMaj(2 * n + 1, 2);
            column(changes, 0, dvByS, dbByS, directByS);
            column(changes, 1, dvByEta, dbByEta, directByEta);
            double[] byThreshold = step(columnOf(changes, 0));
            double[] byRegulator = step(columnOf(changes, 1));
            double density = unit.uncoupled(ring, at.s)[2];
            double shareByRegulator = 0;
            for (int k = 0; k < n; k++) {
                double dvS = dvByS[k];
                double dvEta = dvByEta[k];
                for (int l = 0; l < n; l++) {
                    double byA = response[0][k][l] * at.b[l];
                    double byP = response[1][k][l] * at.p[l];
                    dvS += byA * byThreshold[l] + byP * byThreshold[n + l];
                    dvEta += byA * byRegulator[l] + byP * byRegulator[n + l];
                }
                double a = at.a[k];
                double l = at.l2.value()[k];
                double slope = at.l2.slope()[k];
                double daS = at.b[k] * byThreshold[k];
                double daEta = at.b[k] * byRegulator[k] + 1;
                density += ring.multiplicity(k)
                        / (2 * length)
                        * ((dvS - v[k] * daS / a) / a * slope
                                + (v[k] / a - 1 / l) * at.l2.curvature()[k]
                                + slope * slope / (l * l));
                shareByRegulator += ring.multiplicity(k) / (2 * length) * (dvEta - v[k] * daEta / a) / a * slope;
            }
            return new Tangent(byThreshold, byRegulator, density, shareByRegulator);
        }

        private double[] columnOf(DMatrixRMaj m, int column) {
            double[] values = new double[2 * n + 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = m.get(i, column);
            }
            return values;
        }
    }
}
