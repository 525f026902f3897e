package org.cavity.theory.additive;

import org.cavity.theory.gaussian.PairCorrelation;
import org.cavity.theory.model.Estimate;
import org.hipparchus.transform.DctNormalization;
import org.hipparchus.transform.FastCosineTransformer;
import org.hipparchus.transform.TransformType;
import org.hipparchus.util.FastMath;

/**
 * Participation ratios per neuron, (tr Σ)² / (N tr Σ²) with Σ the equal-time covariance of x or φ(x), for states of
 * mean zero without frozen input.
 *
 * <p>In the linear equivalent of the network (Clark, Abbott &amp; Litwin-Kumar 2023) φ = S (gJφ + ξ) + r at each
 * frequency, with S(ω) = E[φ']/(1 + iω) and r independent noise that carries the rest of the spectrum of φ. With z =
 * g² S(ω₁) S*(ω₂), M = (1 − gSJ)⁻¹ and bi-invariant J of fourth free cumulant κ₄, traces of products of M and M† sum up to
 *
 * <pre>
 * tr Σ_φ²/N = ∬ dω₁dω₂/(2π)² C_φ(ω₁) C_φ(ω₂) [1 + κ₄|z|²] / |1 − z|²,
 * tr Σ_x²/N = ∬ dω₁dω₂/(2π)² [C_x(ω₁) C_x(ω₂) (1 − |z|²) + (1 + κ₄) R(ω₁) R(ω₂)] / |1 − z|²,
 * </pre>
 *
 * where R = g²C_φ/(1 + ω²) is the part of the power C_x = R + 2D/(1 + ω²) that comes through the couplings. κ₄ enters
 * through tr M₁M₁†M₂M₂† alone: for Gaussian J (κ₄ = 0) a sum over planar pairings, for orthogonal J (κ₄ = −1), where
 * all factors commute, the convolution of two Poisson kernels on the unit circle. The other traces depend on nothing but
 * E[s²] = 1. Without noise and for κ₄ = 0 the second integrand is C_x(ω₁) C_x(ω₂) (2 − |z|²) / |1 − z|², the form of
 * Clark et al.
 *
 * <p>In α, β with ω₁ = κ sinh α, ω₂ = κ sinh β the spectra vary on a scale of one, and the kernel has a ridge of width
 * κ cosh α along α = β. In σ = (α + β)/2 and α − β = 2c sinh u, with c the lesser of that width and one (smoothly), the
 * integrand varies on a scale of one in both directions, and the trapezoid rule converges exponentially.
 */
final class ParticipationRatio {

    /** Both ratios. */
    record Pair(Estimate x, Estimate phi) {}

    /** Number of lags of the cosine transform, and the longest lag in units of 1/κ. */
    private static final int LAGS = 1 << 14;

    private static final double LONGEST = 60;

    private static final int STENCIL = 12;

    private static final double COARSE_STEP = 0.2;

    /** Where the spectrum has fallen to this share of its maximum it is left to zero. */
    private static final double NEGLIGIBLE = 1e-15;

    /** White noise leaves power-law tails ω⁻²; beyond this frequency they hold 1e-10 of the variance. */
    private static final double HIGHEST_WITH_CUSP = 1e10;

    private static final double[] BINOMIAL = alternatingBinomials(STENCIL);

    private final AdditiveState state;
    private final double kappa;
    private final double g2;
    private final double noisePower;
    private final double fourthCumulant;
    private final double spacing;
    private final double cusp;
    private final double[] smoothSpectrum;
    private final double highestSmooth;
    private final double highest;

    private ParticipationRatio(AdditiveState state) {
        this.state = state;
        this.kappa = state.dynamics().decayRate();
        this.g2 = state.network().gain() * state.network().gain();
        this.noisePower = 2 * state.network().noise();
        this.fourthCumulant = state.network().coupling().fourthCumulant();
        double longest = LONGEST / kappa;
        this.spacing = Math.PI / longest;
        PairCorrelation pair = PairCorrelation.of(state.network().nonlinearity(), 0, state.variance());
        this.cusp = state.network().noise() * pair.gain(state.variance());
        double[] f = new double[LAGS + 1];
        for (int k = 0; k <= LAGS; k++) {
            double lag = k * longest / LAGS;
            f[k] = pair.correlation(state.autocorrelation(lag)) - cusp * Math.exp(-lag);
        }
        this.smoothSpectrum = cosineTransform(f, longest / LAGS);
        int last = LAGS - STENCIL;
        while (last > 0 && Math.abs(smoothSpectrum[last]) < NEGLIGIBLE * smoothSpectrum[0]) {
            last--;
        }
        this.highestSmooth = last * spacing;
        this.highest = cusp > 0 ? HIGHEST_WITH_CUSP : highestSmooth;
    }

    static Pair solve(AdditiveState state) {
        if (state.network().isMap()) {
            return ofMap(state);
        }
        ParticipationRatio ratio = new ParticipationRatio(state);
        double[] coarse = ratio.ratios(COARSE_STEP);
        double[] fine = ratio.ratios(COARSE_STEP / 2);
        return new Pair(
                Estimate.of(fine[0], Math.abs(fine[0] - coarse[0])),
                Estimate.of(fine[1], Math.abs(fine[1] - coarse[1])));
    }

    /** All spectra of the map are flat and |z| is constant: the average of 1/|1 − z|² over phases is 1/(1 − |z|²). */
    private static Pair ofMap(AdditiveState state) {
        double g2 = state.network().gain() * state.network().gain();
        double a2 = g2 * state.meanGain() * state.meanGain();
        double fourthCumulant = state.network().coupling().fourthCumulant();
        double throughCouplings = g2 * state.rateVariance() / state.variance();
        double decorrelated = 1 - a2 * a2;
        double x = decorrelated / (decorrelated + (1 + fourthCumulant) * throughCouplings * throughCouplings);
        double phi = decorrelated / (1 + fourthCumulant * a2 * a2);
        return new Pair(Estimate.of(x, 1e-14), Estimate.of(phi, 1e-14));
    }

    private double[] ratios(double step) {
        double traceX = 0;
        double tracePhi = 0;
        double reach = FastMath.asinh(highest / kappa);
        for (double sigma = 0; sigma <= reach; sigma += step) {
            double ridge = kappa * Math.cosh(sigma);
            double c = ridge / Math.sqrt(1 + ridge * ridge);
            double across = FastMath.asinh(reach / c);
            for (double u = 0; u <= across; u += step) {
                double half = c * Math.sinh(u);
                double alpha = sigma + half;
                if (alpha > reach) {
                    break;
                }
                double beta = sigma - half;
                double copies = (sigma == 0 ? 1 : 2) * (u == 0 ? 1 : 2);
                double measure = copies * kappa * kappa * Math.cosh(alpha) * Math.cosh(beta) * 2 * c * Math.cosh(u);
                double[] traces = traces(kappa * Math.sinh(alpha), kappa * Math.sinh(beta));
                traceX += measure * traces[0];
                tracePhi += measure * traces[1];
            }
        }
        double norm = step * step / (4 * Math.PI * Math.PI);
        double rate = state.rateVariance();
        return new double[] {state.variance() * state.variance() / (norm * traceX), rate * rate / (norm * tracePhi)};
    }

    /** The integrands of tr Σ_x² and tr Σ_φ². */
    private double[] traces(double omega1, double omega2) {
        // z = (1 − κ²)/((1 + iω₁)(1 − iω₂)); |1 − z|² and 1 − |z|² are written without cancellation near an onset.
        double square1 = omega1 * omega1;
        double square2 = omega2 * omega2;
        double kappa2 = kappa * kappa;
        double re = kappa2 + omega1 * omega2;
        double im = omega1 - omega2;
        double modulus = (1 + square1) * (1 + square2);
        double distance = (re * re + im * im) / modulus;
        double z2 = (1 - kappa2) * (1 - kappa2) / modulus;
        double rest = (square1 + square2 + square1 * square2 + kappa2 * (2 - kappa2)) / modulus;
        double phi1 = at(omega1);
        double phi2 = at(omega2);
        double x1 = (g2 * phi1 + noisePower) / (1 + square1);
        double x2 = (g2 * phi2 + noisePower) / (1 + square2);
        double throughCouplings = g2 * g2 * phi1 * phi2 / modulus;
        return new double[] {
            (x1 * x2 * rest + (1 + fourthCumulant) * throughCouplings) / distance,
            phi1 * phi2 * (rest + (1 + fourthCumulant) * z2) / distance
        };
    }

    /**
     * C_φ(ω). The cusp −D F'(C0) |τ| that white noise gives E[φφ'](τ) is carried by a function exp(−|τ|) whose
     * transform is known; the smooth rest is interpolated between the frequencies of its cosine transform, of which κ
     * holds nineteen.
     */
    private double at(double omega) {
        double tail = 2 * cusp / (1 + omega * omega);
        return Math.abs(omega) < highestSmooth ? tail + smooth(omega) : tail;
    }

    private double smooth(double omega) {
        double position = Math.abs(omega) / spacing;
        int first = (int) Math.floor(position) - STENCIL / 2 + 1;
        double numerator = 0;
        double denominator = 0;
        for (int i = 0; i < STENCIL; i++) {
            double distance = position - (first + i);
            double value = smoothSpectrum[Math.min(LAGS, Math.abs(first + i))];
            if (distance == 0) {
                return value;
            }
            double weight = BINOMIAL[i] / distance;
            numerator += weight * value;
            denominator += weight;
        }
        return numerator / denominator;
    }

    /** ∫ f(τ) cos(ωτ) dτ over the line at the frequencies k π/T; the trapezoid rule is spectrally accurate. */
    private static double[] cosineTransform(double[] f, double dt) {
        double[] transform =
                new FastCosineTransformer(DctNormalization.STANDARD_DCT_I).transform(f, TransformType.FORWARD);
        for (int k = 0; k < transform.length; k++) {
            transform[k] *= 2 * dt;
        }
        return transform;
    }

    private static double[] alternatingBinomials(int n) {
        double[] b = new double[n];
        b[0] = 1;
        for (int i = 1; i < n; i++) {
            b[i] = -b[i - 1] * (n - i) / i;
        }
        return b;
    }
}
