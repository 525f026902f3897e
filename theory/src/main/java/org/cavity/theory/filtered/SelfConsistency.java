package org.cavity.theory.filtered;

import java.util.Arrays;
import java.util.List;
import org.cavity.theory.gaussian.SignedCorrelation;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * The mean-field equations of a filtered network on a window of lags. With Q = E[φ(x(t)) φ(x(∞))] averaged over all
 * units and S_φ(ω) the spectrum of what fluctuates, the units of class j are Gaussian with
 *
 * <pre>
 * m_j = H_j(0) I,   C_j(∞) = H_j(0)² (g² Q + Iv),   S_j(ω) = |H_j(iω)|² (g² S_φ(ω) + 2D),
 * </pre>
 *
 * and S_φ and Q follow from E[φφ] at (m_j, C_j(0), C_j(τ)). These are the unknowns, in one vector: S_φ at the window's
 * frequencies, then Q.
 */
final class SelfConsistency {

    /** Relative step of the derivative with respect to the variance, which steer Newton steps only. */
    private static final double DIFFERENCE = 1e-5;

    /** Largest loop gain of the linear part that the preconditioner allows while iterating. */
    private static final double DAMPED = 0.99;

    private final FilteredNetwork network;
    private final LagWindow window;
    private final double g2;
    private final double[][] power;
    private final double[] atRest;
    private final double[] toStaticVariance;
    private final SignedCorrelation[] correlations;

    SelfConsistency(FilteredNetwork network, LagWindow window) {
        this.network = network;
        this.window = window;
        this.g2 = network.gain() * network.gain();
        List<UnitClass> units = network.units();
        this.power = new double[units.size()][window.size()];
        this.atRest = new double[units.size()];
        this.toStaticVariance = new double[units.size()];
        boolean balanced = network.isSymmetric() && network.inputVariance() == 0;
        this.correlations = new SignedCorrelation[units.size()];
        for (int j = 0; j < power.length; j++) {
            LinearFilter filter = units.get(j).filter();
            atRest[j] = filter.staticResponse();
            // By symmetry there is no frozen part, of which rounding would leave a trace.
            toStaticVariance[j] = balanced ? 0 : atRest[j] * atRest[j];
            for (int m = 0; m < window.size(); m++) {
                power[j][m] = filter.power(0, window.frequency(m));
            }
        }
    }

    LagWindow window() {
        return window;
    }

    int classes() {
        return power.length;
    }

    private int staticPart() {
        return window.size();
    }

    /** The units of one class, given the unknowns. */
    record Site(double mean, double variance, double staticVariance, double[] fluctuation) {}

    /** Correlations of the units of one class; those asked for last are kept. */
    private SignedCorrelation correlations(int j, Site site) {
        SignedCorrelation last = correlations[j];
        if (last == null || !last.isAt(site.mean(), site.variance(), site.staticVariance())) {
            correlations[j] =
                    new SignedCorrelation(network.nonlinearity(), site.mean(), site.variance(), site.staticVariance());
        }
        return correlations[j];
    }

    Site site(int j, double[] unknowns) {
        double mean = atRest[j] * network.bias();
        double frozen = toStaticVariance[j] * (g2 * unknowns[staticPart()] + network.inputVariance());
        double[] spectrum = spectrum(j, unknowns);
        double[] c = window.function(spectrum);
        return new Site(mean, frozen + c[0], frozen, c);
    }

    /** S_j(ω). */
    double[] spectrum(int j, double[] unknowns) {
        double[] spectrum = new double[window.size()];
        for (int m = 0; m < spectrum.length; m++) {
            spectrum[m] = power[j][m] * (g2 * unknowns[m] + 2 * network.noise());
        }
        return spectrum;
    }

    /** The unknowns that the equations make of these. */
    double[] image(double[] unknowns) {
        double[] rates = new double[window.size()];
        double[] image = new double[window.size() + 1];
        Nonlinearity phi = network.nonlinearity();
        for (int j = 0; j < power.length; j++) {
            double weight = network.units().get(j).weight();
            Site site = site(j, unknowns);
            if (!(site.variance() > 0)) {
                throw new IllegalStateException("the iteration reached a variance of " + site.variance());
            }
            SignedCorrelation pair = correlations(j, site);
            double rest = pair.correlation(site.staticVariance());
            for (int k = 0; k < rates.length; k++) {
                rates[k] += weight * (pair.correlation(bounded(site, k)) - rest);
            }
            image[staticPart()] += weight * rest;
        }
        System.arraycopy(window.spectrum(rates), 0, image, 0, window.size());
        return image;
    }

    /** E[φ'φ'] at lag ∞ of the units of one class. */
    double gainAtRest(int j, double[] unknowns) {
        Site site = site(j, unknowns);
        return correlations(j, site).gain(site.staticVariance());
    }

    /** The largest of g² Σ_j w_j E[φ'φ']_j(∞) |H_j(iω)|²: correlations decay where it is below 1. */
    double linearGain(double[] unknowns) {
        double[] sum = new double[window.size()];
        for (int j = 0; j < power.length; j++) {
            double gain = network.units().get(j).weight() * g2 * gainAtRest(j, unknowns);
            for (int m = 0; m < sum.length; m++) {
                sum[m] += gain * power[j][m];
            }
        }
        return Arrays.stream(sum).max().getAsDouble();
    }

    /** E[φ'φ'](τ) − E[φ'φ'](∞) of the units of one class. */
    double[] gains(int j, double[] unknowns) {
        Site site = site(j, unknowns);
        SignedCorrelation pair = correlations(j, site);
        double rest = pair.gain(site.staticVariance());
        double[] gains = new double[window.size()];
        for (int k = 0; k < gains.length; k++) {
            gains[k] = pair.gain(bounded(site, k)) - rest;
        }
        return gains;
    }

    /** C(τ_k), held to what a covariance can be. */
    private static double bounded(Site site, int k) {
        double c = site.staticVariance() + site.fluctuation()[k];
        return Math.max(-site.variance(), Math.min(site.variance(), c));
    }

    /** The equations linearised about these unknowns. */
    Linearised linearised(double[] unknowns) {
        return new Linearised(unknowns);
    }

    /** The derivative T' of {@link #image}, and an approximate inverse of 1 − T'. */
    final class Linearised {

        private final double[][] gain = new double[power.length][window.size()];
        private final double[][] byVariance = new double[power.length][window.size()];
        private final double[] gainAtRest = new double[power.length];
        private final double[] byVarianceAtRest = new double[power.length];
        private final double[] preconditioner = new double[window.size()];

        private Linearised(double[] unknowns) {
            Nonlinearity phi = network.nonlinearity();
            for (int j = 0; j < power.length; j++) {
                Site site = site(j, unknowns);
                double dv = DIFFERENCE * site.variance();
                SignedCorrelation pair = correlations(j, site);
                SignedCorrelation wider =
                        new SignedCorrelation(phi, site.mean(), site.variance() + dv, site.staticVariance());
                double rest = site.staticVariance();
                gainAtRest[j] = pair.gain(rest);
                byVarianceAtRest[j] = (wider.correlation(rest) - pair.correlation(rest)) / dv;
                for (int k = 0; k < window.size(); k++) {
                    double c = bounded(site, k);
                    double f = pair.correlation(c);
                    gain[j][k] = pair.gain(c);
                    byVariance[j][k] = (wider.correlation(c) - f) / dv - byVarianceAtRest[j];
                }
            }
            double largest = 0;
            for (int m = 0; m < preconditioner.length; m++) {
                for (int j = 0; j < power.length; j++) {
                    preconditioner[m] += network.units().get(j).weight() * gainAtRest[j] * g2 * power[j][m];
                }
                largest = Math.max(largest, preconditioner[m]);
            }
            // Where the linear part alone would grow, on the way to the solution, it is damped to just below that.
            double damping = largest < 1 ? 1 : DAMPED / largest;
            for (int m = 0; m < preconditioner.length; m++) {
                preconditioner[m] = 1 / (1 - damping * preconditioner[m]);
            }
        }

        /** (1 − T')v, divided by what 1 − T' is far from τ = 0. */
        double[] preconditioned(double[] v) {
            double[] rates = new double[window.size()];
            double[] result = new double[v.length];
            for (int j = 0; j < power.length; j++) {
                double weight = network.units().get(j).weight();
                double dRest = toStaticVariance[j] * g2 * v[staticPart()];
                double[] spectrum = new double[window.size()];
                for (int m = 0; m < spectrum.length; m++) {
                    spectrum[m] = g2 * power[j][m] * v[m];
                }
                double[] c = window.function(spectrum);
                double dVariance = dRest + c[0];
                for (int k = 0; k < rates.length; k++) {
                    rates[k] += weight
                            * (gain[j][k] * (c[k] + dRest) - gainAtRest[j] * dRest + byVariance[j][k] * dVariance);
                }
                result[staticPart()] += weight * (gainAtRest[j] * dRest + byVarianceAtRest[j] * dVariance);
            }
            System.arraycopy(window.spectrum(rates), 0, result, 0, window.size());
            for (int m = 0; m < result.length; m++) {
                result[m] = v[m] - result[m];
            }
            return precondition(result);
        }

        double[] precondition(double[] v) {
            double[] result = v.clone();
            for (int m = 0; m < preconditioner.length; m++) {
                result[m] *= preconditioner[m];
            }
            return result;
        }
    }
}
