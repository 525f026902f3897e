package org.cavity.theory.gated.lyapunov;

import java.util.List;
import org.cavity.theory.model.Tasks;

/**
 * The single-site equations of the Lyapunov spectrum of the gated network at a threshold s and a regulator η. With ⟨·⟩
 * the average over paths, [·] the stationary part, Q, T_h, T_r and X those of {@link PathInverse} and c = h, z, r,
 *
 * <pre>
 * p_h = [⟨T_h⟩],     p_z = η/(a_z A_z) + |L_z|²/(a_z A_z)² [⟨e T_h e⟩],     p_r = η/(a_r A_r) + |L_r|²/(a_r A_r)² [⟨w T_r w⟩],
 * a_h = η + 1/p_h − [⟨T_r⟩]/p_h²,     a_z = a_r = η + [⟨g X g⟩],
 * 2T Φ = Σ_c Σ_k log a_c + ⟨log det Q⁻¹⟩ + 2 ⟨Σ log b_c⟩ − Σ_c Σ_k (a_c − η) p_c.
 * </pre>
 *
 * Φ(s) = ∫ (λ − s)₊ dF is stationary in a and p where the equations hold, and F = 3 + dΦ/ds there, per neuron.
 */
final class SingleSiteEquations {

    /** Pieces of work; fixed, so that sums have one order whoever does them. */
    private static final int PIECES = 16;

    private final Evolution evolution;
    private final TimeRing ring;
    private final double updateTime;
    private final double resetTime;
    private final List<SitePath> paths;
    private final double[] weights;
    private final Tasks tasks;
    private final PathInverse[] inverses;
    private double[] references;
    private double referencesAt;

    /**
     * The equations on given paths.
     *
     * @param evolution the ring and its local dynamics
     * @param updateTime τ_z
     * @param resetTime τ_r
     * @param paths paths
     * @param weights their weights, summing to 1, some of them negative perhaps
     */
    SingleSiteEquations(
            Evolution evolution,
            double updateTime,
            double resetTime,
            List<SitePath> paths,
            double[] weights,
            Tasks tasks) {
        this.evolution = evolution;
        this.ring = evolution.ring();
        this.updateTime = updateTime;
        this.resetTime = resetTime;
        this.paths = List.copyOf(paths);
        this.weights = weights.clone();
        this.tasks = tasks;
        this.inverses = new PathInverse[Math.min(PIECES, paths.size())];
        for (int i = 0; i < inverses.length; i++) {
            inverses[i] = new PathInverse(evolution);
        }
    }

    TimeRing ring() {
        return ring;
    }

    /** Σ over channels and frequencies of p. */
    double sumP(Kernels kernels) {
        return ring.sum(kernels.inputP()) + ring.sum(kernels.updateP()) + ring.sum(kernels.resetP());
    }

    /**
     * Both sides of the equations at some kernels.
     *
     * @param next the right-hand sides
     * @param phi Φ as a functional of the kernels, 1/tau
     * @param fraction F, exponents below s per neuron, where the equations hold
     * @param trace ⟨tr Q⟩, which equals Σ_c Σ_k p_c where the equations hold
     * @param regulatorSlope ∂Φ/∂η
     */
    record Sides(Kernels next, double phi, double fraction, double trace, double regulatorSlope) {}

    /** Evaluates the equations. */
    Sides evaluate(Kernels kernels, double s, double eta) {
        double[] lz = evolution.modulus(s, updateTime);
        double[] lr = evolution.modulus(s, resetTime);
        int f = ring.frequencies();
        double[] updateResponse = new double[f];
        double[] resetResponse = new double[f];
        double[] inverseInputP = new double[f];
        double[] gateP = new double[f];
        double[] ownTerms = new double[f];
        for (int k = 0; k < f; k++) {
            double a = kernels.gateA()[k];
            updateResponse[k] = a / (a * eta + lz[k]);
            resetResponse[k] = a / (a * eta + lr[k]);
            inverseInputP[k] = 1 / kernels.inputP()[k];
            gateP[k] = kernels.updateP()[k] + kernels.resetP()[k];
            ownTerms[k] = Math.log(a * eta + lz[k])
                    + Math.log(a * eta + lr[k])
                    + Math.log(kernels.inputP()[k])
                    - (kernels.inputA()[k] - eta) * kernels.inputP()[k]
                    - (a - eta) * gateP[k];
        }
        PathInverse.Common common = new PathInverse.Common(
                eta,
                ring.kernel(kernels.inputA()),
                ring.kernel(updateResponse),
                ring.kernel(inverseInputP),
                ring.kernel(resetResponse),
                ring.kernel(gateP));
        PathInverse.Averages averages = average(common, s);

        double[] forward = ring.symbol(averages.forward);
        double[] drivenForward = ring.symbol(averages.drivenForward);
        double[] reset = ring.symbol(averages.reset);
        double[] drivenReset = ring.symbol(averages.drivenReset);
        double[] response = ring.symbol(averages.response);
        double[] slopeZ = evolution.modulusSlope(s, updateTime);
        double[] slopeR = evolution.modulusSlope(s, resetTime);
        Kernels next = new Kernels(new double[f], new double[f], forward, new double[f], new double[f]);
        double[] gateTraces = new double[f];
        double[] gateSlopes = new double[f];
        double[] sumP = new double[f];
        for (int k = 0; k < f; k++) {
            double a = kernels.gateA()[k];
            double q = kernels.inputP()[k];
            double az = a * eta + lz[k];
            double ar = a * eta + lr[k];
            next.inputA()[k] = eta + (1 - reset[k] / q) / q;
            next.gateA()[k] = eta + response[k];
            next.updateP()[k] = eta / az + lz[k] * drivenForward[k] / (az * az);
            next.resetP()[k] = eta / ar + lr[k] * drivenReset[k] / (ar * ar);
            double updateQ = a / az * (1 - a / az * drivenForward[k]);
            double resetQ = a / ar * (1 - a / ar * drivenReset[k]);
            gateTraces[k] = updateQ + resetQ;
            gateSlopes[k] = (updateQ * slopeZ[k] + resetQ * slopeR[k]) / a;
            sumP[k] = q + gateP[k];
        }
        double[] referenceZ = evolution.reference(s, updateTime);
        double[] referenceR = evolution.reference(s, resetTime);
        double[] referenceH = references(s);
        double phi = ring.sum(ownTerms) + averages.logDeterminant + referenceH[0] + referenceZ[0] + referenceR[0];
        double slope = 2 * averages.slope + ring.sum(gateSlopes) + referenceH[1] + referenceZ[1] + referenceR[1];
        double trace = averages.trace + ring.sum(gateTraces);
        double twice = 2 * evolution.period();
        return new Sides(next, phi / twice, 3 + slope / twice, trace, (trace + ring.sum(sumP)) / twice);
    }

    /** ⟨·⟩ of {@link Evolution#reference(double[], double)}, kept for the next sweep at the same threshold. */
    private double[] references(double s) {
        if (references == null || referencesAt != s) {
            double[][] each = new double[paths.size()][];
            tasks.run(inverses.length, part -> {
                for (int i = part; i < paths.size(); i += inverses.length) {
                    each[i] = evolution.reference(paths.get(i).opening(), s);
                }
            });
            double[] sum = new double[2];
            for (int i = 0; i < each.length; i++) {
                sum[0] += weights[i] * each[i][0];
                sum[1] += weights[i] * each[i][1];
            }
            references = sum;
            referencesAt = s;
        }
        return references;
    }

    private PathInverse.Averages average(PathInverse.Common common, double s) {
        int m = ring.points();
        PathInverse.Averages[] parts = new PathInverse.Averages[inverses.length];
        tasks.run(parts.length, part -> {
            parts[part] = new PathInverse.Averages(m);
            for (int i = part; i < paths.size(); i += parts.length) {
                inverses[part].add(paths.get(i), weights[i], common, s, parts[part]);
            }
        });
        PathInverse.Averages sum = new PathInverse.Averages(m);
        for (PathInverse.Averages part : parts) {
            sum.add(part);
        }
        return sum;
    }
}
