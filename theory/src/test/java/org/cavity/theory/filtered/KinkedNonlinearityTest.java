package org.cavity.theory.filtered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cavity.theory.gaussian.SignedCorrelation;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where φ has a kink the spectrum falls off as ω⁻⁴ only: states and exponents by a route without frequencies. */
class KinkedNonlinearityTest {

    private static final List<Double> RATES = List.of(0.5, 0.1, 0.02);

    private static FilteredNetwork adapting(double timesCritical) {
        LinearFilter filter = LinearFilter.adapting(RATES, List.of(0.5, 0.5, 0.5));
        return FilteredNetwork.of(Nonlinearity.CLIP, timesCritical * filter.criticalGain(), filter);
    }

    /**
     * The equations in time. With p_i the poles and r_i the residues of H, for even functions f
     *
     * <pre>
     * F⁻¹ |H(κ + iω)|² F f (τ) = ∫₀^∞ [K(|τ − t|) + K(τ + t)] f(t) dt,   K(τ) = Σ_i r_i H(2κ − p_i) exp((p_i − κ)τ),
     * </pre>
     *
     * on panels with Gauss nodes that crowd at τ = 0, whose one-sided functions are smooth. In the panel of τ itself the kink
     * of K is a limit of integration, with the polynomial through the nodes in the place of f.
     */
    private static final class InTime {

        private static final int DEGREE = 14;
        private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(DEGREE, 0, 1);

        private final FilteredNetwork network;
        private final double g2;
        private final List<double[]> panels = new ArrayList<>();
        private final double[] lags;
        private final double[] weights;

        InTime(FilteredNetwork network, double length) {
            this.network = network;
            this.g2 = network.gain() * network.gain();
            for (double from = 0; from < length; ) {
                double to = from + Math.min(8, Math.max(0.03, 0.3 * from));
                panels.add(new double[] {from, to});
                from = to;
            }
            this.lags = new double[panels.size() * DEGREE];
            this.weights = new double[lags.length];
            for (int n = 0; n < lags.length; n++) {
                double[] panel = panels.get(n / DEGREE);
                lags[n] = panel[0] + (panel[1] - panel[0]) * RULE.getPoint(n % DEGREE);
                weights[n] = (panel[1] - panel[0]) * RULE.getWeight(n % DEGREE);
            }
        }

        /** g² times the operator, its last row that of τ = 0. */
        DMatrixRMaj operator(double growth) {
            LinearFilter filter = network.units().get(0).filter();
            Complex[] rates = new Complex[filter.poles().size()];
            Complex[] sizes = new Complex[rates.length];
            for (int i = 0; i < rates.length; i++) {
                Complex p = filter.poles().get(i);
                Complex numerator = value(filter.numeratorCoefficients(), p);
                double[] a = filter.denominatorCoefficients();
                double[] slope = new double[a.length - 1];
                for (int k = 1; k < a.length; k++) {
                    slope[k - 1] = k * a[k];
                }
                rates[i] = p.negate().add(growth);
                Complex response = filter.response(2 * growth - p.getReal(), -p.getImaginary());
                sizes[i] = numerator.divide(value(slope, p)).multiply(response).multiply(g2);
            }
            int size = lags.length;
            DMatrixRMaj matrix = new DMatrixRMaj(size + 1, size);
            for (int i = 0; i < rates.length; i++) {
                addExponential(matrix, rates[i], sizes[i]);
            }
            for (int row = 0; row < size; row++) {
                addOwnPanel(matrix, row, rates, sizes);
            }
            return matrix;
        }

        private static Complex value(double[] coefficients, Complex x) {
            Complex sum = Complex.ZERO;
            for (int k = coefficients.length - 1; k >= 0; k--) {
                sum = sum.multiply(x).add(coefficients[k]);
            }
            return sum;
        }

        /** One term of K, from other panels than that of the row. */
        private void addExponential(DMatrixRMaj matrix, Complex rate, Complex size) {
            int count = lags.length;
            Complex[] steps = new Complex[count];
            double[] re = new double[count];
            double[] im = new double[count];
            for (int n = 0; n < count; n++) {
                Complex decay = rate.multiply(-lags[n]).exp();
                re[n] = decay.getReal();
                im[n] = decay.getImaginary();
                steps[n] = n == 0
                        ? Complex.ONE
                        : rate.multiply(lags[n - 1] - lags[n]).exp();
                matrix.add(count, n, 2 * weights[n] * size.multiply(decay).getReal());
            }
            for (int n = 0; n < count; n++) {
                // From this lag on upward, step by step, so that nothing under- or overflows.
                Complex direct = size;
                for (int row = n; row < count; row++) {
                    double sum = size.getReal() * (re[row] * re[n] - im[row] * im[n])
                            - size.getImaginary() * (re[row] * im[n] + im[row] * re[n]);
                    direct = row == n ? size : direct.multiply(steps[row]);
                    double both = sum + (row / DEGREE == n / DEGREE ? 0 : direct.getReal());
                    matrix.add(row, n, weights[n] * both);
                    if (row != n) {
                        matrix.add(n, row, weights[row] * both);
                    }
                }
            }
        }

        private void addOwnPanel(DMatrixRMaj matrix, int row, Complex[] rates, Complex[] sizes) {
            int first = row - row % DEGREE;
            double[] panel = panels.get(row / DEGREE);
            double[][] halves = {{panel[0], lags[row]}, {lags[row], panel[1]}};
            for (double[] half : halves) {
                for (int q = 0; q < DEGREE; q++) {
                    double t = half[0] + (half[1] - half[0]) * RULE.getPoint(q);
                    double kernel = 0;
                    for (int i = 0; i < rates.length; i++) {
                        kernel += rates[i].multiply(-Math.abs(lags[row] - t))
                                .exp()
                                .multiply(sizes[i])
                                .getReal();
                    }
                    double share = (half[1] - half[0]) * RULE.getWeight(q) * kernel;
                    for (int n = first; n < first + DEGREE; n++) {
                        double basis = 1;
                        for (int o = first; o < first + DEGREE; o++) {
                            basis *= o == n ? 1 : (t - lags[o]) / (lags[n] - lags[o]);
                        }
                        matrix.add(row, n, share * basis);
                    }
                }
            }
        }

        private SignedCorrelation pair(double variance) {
            return new SignedCorrelation(network.nonlinearity(), 0, variance, 0);
        }

        /** What is left of C = g² K E[φφ] at all lags, then at τ = 0. */
        private double[] miss(DMatrixRMaj operator, double[] c) {
            int size = lags.length;
            SignedCorrelation pair = pair(c[size]);
            double[] miss = c.clone();
            for (int n = 0; n < size; n++) {
                double f = pair.correlation(c[n]);
                for (int row = 0; row <= size; row++) {
                    miss[row] -= operator.get(row, n) * f;
                }
            }
            return miss;
        }

        /** C at all lags, then C(0), by Newton's method from what is near. */
        double[] solve(double[] start) {
            int size = lags.length;
            DMatrixRMaj operator = operator(0);
            double[] c = start.clone();
            for (int i = 0; i < 2; i++) {
                double[] miss = miss(operator, c);
                double dv = 1e-6 * c[size];
                SignedCorrelation pair = pair(c[size]);
                SignedCorrelation wider = pair(c[size] + dv);
                DMatrixRMaj jacobian = CommonOps_DDRM.identity(size + 1);
                for (int n = 0; n < size; n++) {
                    double gain = pair.gain(c[n]);
                    double byVariance = (wider.correlation(c[n]) - pair.correlation(c[n])) / dv;
                    for (int row = 0; row <= size; row++) {
                        jacobian.add(row, n, -operator.get(row, n) * gain);
                        jacobian.add(row, size, -operator.get(row, n) * byVariance);
                    }
                }
                DMatrixRMaj step = new DMatrixRMaj(size + 1, 1);
                assertTrue(CommonOps_DDRM.solve(jacobian, DMatrixRMaj.wrap(size + 1, 1, miss), step));
                for (int row = 0; row <= size; row++) {
                    c[row] -= step.get(row, 0);
                }
            }
            return c;
        }

        /** Largest eigenvalue of k ↦ g² K_κ E[φ'φ'] k less 1, beginning at a vector and leaving the mode in it. */
        private double excess(double growth, double[] gains, double[] k) {
            DMatrixRMaj operator = operator(growth);
            double value = 0;
            double before = Double.NaN;
            for (int i = 0; i < 300 && !(Math.abs(value - before) < 1e-14); i++) {
                before = value;
                double[] image = new double[k.length];
                for (int row = 0; row < k.length; row++) {
                    for (int n = 0; n < k.length; n++) {
                        image[row] += operator.get(row, n) * gains[n] * k[n];
                    }
                }
                value = image[0] / k[0];
                for (int n = 0; n < k.length; n++) {
                    k[n] = image[n] / image[0];
                }
            }
            return value - 1;
        }

        double exponent(double[] c, double near) {
            int size = lags.length;
            SignedCorrelation pair = pair(c[size]);
            double[] gains = new double[size];
            for (int n = 0; n < size; n++) {
                gains[n] = pair.gain(c[n]);
            }
            double[] k = new double[size];
            Arrays.fill(k, 1);
            double before = near;
            double atBefore = excess(before, gains, k);
            double here = near * (1 + 1e-4);
            for (int i = 0; i < 2 && before != here; i++) {
                double atHere = excess(here, gains, k);
                double next = here - atHere * (here - before) / (atHere - atBefore);
                before = here;
                atBefore = atHere;
                here = next;
            }
            return here;
        }
    }

    /** What lies beyond the longest lag matters by the product of two tails, some 1e-11 of C(0) well before it. */
    @ParameterizedTest
    @ValueSource(doubles = {2, 5})
    void agreesWithTheEquationsInTime(double timesCritical) {
        double length = 280;
        FilteredNetwork network = adapting(timesCritical);
        FilteredState state = FilteredMeanField.solve(network);
        InTime inTime = new InTime(network, length);
        double[] found = new double[inTime.lags.length + 1];
        for (int n = 0; n < found.length - 1; n++) {
            found[n] = state.autocorrelation(inTime.lags[n]);
        }
        found[found.length - 1] = state.variance();
        double[] c = inTime.solve(found);
        double variance = c[c.length - 1];
        assertTrue(state.relativeError() < 2e-11, state.toString());
        assertEquals(variance, state.variance(), (2e-12 + state.relativeError()) * variance);
        for (int n = 0; n < found.length - 1 && inTime.lags[n] < 0.25 * length; n++) {
            assertEquals(c[n], found[n], (1e-10 + state.relativeError()) * variance, "at lag " + inTime.lags[n]);
        }
        Estimate exponent = state.lyapunovEstimate();
        assertTrue(exponent.error() < 1e-9, exponent.toString());
        assertEquals(inTime.exponent(c, exponent.value()), exponent.value(), exponent.error() + 1e-11);
    }

    /** Near an onset the exponent, a small difference of large terms, feels the step of the state most. */
    @Test
    void exponentsNearAnOnsetAreWithinTheirErrors() {
        FilteredNetwork network = adapting(1.02);
        SpectralSolver.Solution fine = SpectralSolver.solve(network).orElseThrow();
        for (int coarser = 2; coarser <= 4; coarser *= 2) {
            LagWindow full = fine.equations().window();
            LagWindow window = new LagWindow(2 * coarser * full.step(), full.half() / coarser / 2);
            double[] u = Arrays.copyOf(fine.unknowns(), window.size() + 1);
            u[window.size()] = 0;
            SpectralSolver.Solution first = fixed(network, window, u, Optional.empty());
            window = new LagWindow(coarser * full.step(), full.half() / coarser);
            u = Arrays.copyOf(fine.unknowns(), window.size() + 1);
            u[window.size()] = 0;
            SpectralSolver.Solution second = fixed(network, window, u, Optional.of(first));
            FilteredState state = new FilteredState(network, second);
            FilteredState best = new FilteredState(network, fine);
            assertEquals(best.variance(), state.variance(), (1e-12 + state.relativeError()) * best.variance());
            Estimate exponent = state.lyapunovEstimate();
            assertEquals(best.maximalLyapunovExponent(), exponent.value(), exponent.error() + 1e-13);
        }
    }

    /** The solution on a window as it is, without refinement. */
    private static SpectralSolver.Solution fixed(
            FilteredNetwork network, LagWindow window, double[] start, Optional<SpectralSolver.Solution> coarser) {
        SelfConsistency equations = new SelfConsistency(network, window);
        double[] u = start;
        for (int i = 0; i < 3; i++) {
            double[] residual = equations.image(u);
            for (int m = 0; m < u.length; m++) {
                residual[m] -= u[m];
            }
            SelfConsistency.Linearised linearised = equations.linearised(u);
            double[] step = KrylovSpace.solve(linearised::preconditioned, linearised.precondition(residual), 1e-6, 80);
            for (int m = 0; m < u.length; m++) {
                u[m] += step[m];
            }
        }
        return SpectralSolver.assess(network, equations, u, coarser);
    }
}
