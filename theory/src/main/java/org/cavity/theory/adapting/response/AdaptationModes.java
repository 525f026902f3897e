package org.cavity.theory.adapting.response;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.kernel.EventKernel;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.hipparchus.complex.Complex;

/**
 * How the rate relaxes after a step of its drive while adaptation follows: ln A goes to its new value as Σ_j ρ_j
 * e^{−t/T_j}, where −1/T_j are the poles of the closed loop,
 *
 * <pre>
 * 1 + L(z) = 0,   L(z) = A ∫_{t_ref}^∞ k(s) e^{−zs} ds + A t_ref/(1 − A t_ref),   ρ_j = −1/(T_j^{-1} L'(−1/T_j))
 * </pre>
 *
 * The kernel saturates, so that its transform has a pole at each sum of multiples of the rates 1/τ_k, nearly all of
 * them next to a zero that cancels it. What counts is one pole for each time scale τ_k of adaptation: k is replaced by
 * Σ_k c_k e^{−s/τ_k} with the same transform at z = 0 and at the geometric means of neighbouring rates. For one scale
 * this gives T = τ/(1 + A ∫k) up to the dead time, exactly so where k is exponential. The weight of the kernel is the
 * tangent one, which makes L(0) the load that sets the steady gain.
 *
 * @param modes by falling time constant; none without adaptation
 * @param steadyGain 1/(1 + L(0)): part of a step's immediate effect on ln A that remains for ever
 */
public record AdaptationModes(List<Mode> modes, double steadyGain) {

    /** Share of the relaxation below which a mode does not count. */
    private static final double NEGLIGIBLE = 0.05;

    /** Scales that differ by less, relatively, count as one. */
    private static final double SAME = 1e-3;

    /**
     * One exponential of the relaxation, or a pair of complex ones.
     *
     * @param time T, ms, of the envelope if it oscillates
     * @param residue ρ, or its modulus if it oscillates
     */
    public record Mode(double time, double residue) {}

    /** Copies the list. */
    public AdaptationModes {
        modes = List.copyOf(modes);
    }

    /**
     * The modes at a rate.
     *
     * @param rate A, 1/ms
     */
    public static AdaptationModes of(AdaptingPopulation population, EventKernel kernel, double rate) {
        double load = rate * population.refractoryTime();
        double free = 1 + load / (1 - load);
        double weight = kernel.tangentWeight(rate);
        double gain = 1 / (free + rate * kernel.resummedIntegral(weight));
        if (kernel.isWithoutAdaptation()) {
            return new AdaptationModes(List.of(), gain);
        }
        double[] rates = rates(population);
        double[] amplitudes = amplitudes(rates, kernel, weight);
        int n = rates.length;
        DMatrixRMaj loop = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                loop.set(i, j, (i == j ? -rates[i] : 0) - rate * amplitudes[i] / free);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false);
        if (!eigen.decompose(loop)) {
            throw new IllegalStateException("the poles of the adaptation did not converge at a rate of " + rate);
        }
        List<Mode> modes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Complex_F64 value = eigen.getEigenvalue(i);
            Complex pole = new Complex(value.real, value.imaginary);
            Complex slope = Complex.ZERO;
            for (int j = 0; j < n; j++) {
                Complex distance = pole.add(rates[j]);
                slope = slope.subtract(distance.multiply(distance).reciprocal().multiply(rate * amplitudes[j]));
            }
            Complex residue = pole.multiply(slope).reciprocal();
            modes.add(new Mode(-1 / value.real, value.imaginary == 0 ? residue.getReal() : residue.norm()));
        }
        modes.sort(Comparator.comparingDouble(Mode::time).reversed());
        return new AdaptationModes(modes, gain);
    }

    /** The slowest time constant with more than 5 % of the relaxation, ms; none without adaptation. */
    public Optional<Double> slowestTime() {
        double all = modes.stream().mapToDouble(mode -> Math.abs(mode.residue)).sum();
        return modes.stream()
                .filter(mode -> Math.abs(mode.residue) >= NEGLIGIBLE * all)
                .map(Mode::time)
                .findFirst();
    }

    /** The different rates 1/τ_k, ascending. */
    private static double[] rates(AdaptingPopulation population) {
        List<Double> different = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < population.adaptationTimes().size(); i++) {
            if (population.adaptationAmplitudes().get(i) > 0) {
                times.add(population.adaptationTimes().get(i));
            }
        }
        times.sort(Comparator.reverseOrder());
        for (double time : times) {
            if (different.isEmpty() || 1 / time > different.get(different.size() - 1) * (1 + SAME)) {
                different.add(1 / time);
            }
        }
        return different.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** c_k. */
    private static double[] amplitudes(double[] rates, EventKernel kernel, double weight) {
        int n = rates.length;
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        DMatrixRMaj right = new DMatrixRMaj(n, 1);
        for (int i = 0; i < n; i++) {
            double z = i == 0 ? 0 : Math.sqrt(rates[i - 1] * rates[i]);
            for (int j = 0; j < n; j++) {
                matrix.set(i, j, 1 / (z + rates[j]));
            }
            right.set(i, 0, kernel.resummedTransform(new Complex(z, 0), weight).getReal());
        }
        DMatrixRMaj solution = new DMatrixRMaj(n, 1);
        if (!CommonOps_DDRM.solve(matrix, right, solution)) {
            throw new IllegalStateException("time constants of adaptation are too close to tell apart");
        }
        return solution.getData();
    }
}
