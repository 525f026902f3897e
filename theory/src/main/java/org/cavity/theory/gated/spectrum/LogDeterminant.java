package org.cavity.theory.gated.spectrum;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.JacobianStatistics;
import org.cavity.theory.gated.Sites;
import org.cavity.theory.gated.StationaryState;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.cavity.theory.rootfinding.Roots;
import org.hipparchus.complex.Complex;

/**
 * The logarithm of the Jacobian's determinant, which holds the whole density of its eigenvalues: for λ that is no atom
 *
 * <pre>
 * (1/N) ln |det(λ − Jac)| = ln |λ + 1/τ_z| + ln |λ + 1/τ_r| + ½ E ln |λ + σ_z|² + ½ ext { E ln W − b − γ d }
 * </pre>
 *
 * with W of {@link SaddlePoint} and b = d = 0 outside the bulk. An instantaneous gate has no eigenvalues of its own,
 * and its term is absent. Derived here by Gaussian integration over the three coupling matrices, whose rows and columns
 * give each site two noise amplitudes (b is the product of those of Jʰ; those of Jᶻ and Jʳ share γ, since both see φ'x
 * at their input); it holds for sites in any state, A = 0 being a fixed point, and is compared with determinants of
 * drawn matrices.
 *
 * <p>Quadrature over sites leaves a relative error of about 1e-7.
 */
public final class LogDeterminant {

    /** Relative step of the difference quotient of the density: its error is of second order. */
    private static final double STEP = 1e-4;

    private static final double SMALLEST_ANGLE = 1e-12;

    private final GatedNetwork network;
    private final BulkBoundary boundary;
    private final SiteGroups groups;
    private final Openings openings;
    private final boolean shared;
    private final boolean resetIsAtom;
    private final boolean updateIsAtom;

    /** Openings of the update gate as seen from λ. */
    @FunctionalInterface
    private interface Openings {

        OpeningNodes at(double re, double im, double scale);
    }

    private LogDeterminant(
            GatedNetwork network,
            BulkBoundary boundary,
            SiteGroups groups,
            Openings openings,
            boolean shared,
            boolean moving) {
        this.network = network;
        this.boundary = boundary;
        this.groups = groups;
        this.openings = openings;
        this.shared = shared;
        this.resetIsAtom = Arrays.stream(groups.resetGain()).allMatch(e -> e == 0);
        this.updateIsAtom = !moving;
    }

    /** At a mean-field fixed point. */
    public static LogDeterminant of(MeanFieldFixedPoint point) {
        GatedNetwork network = point.network();
        if (network.updateGain() == 0 || point.varianceZ() == 0) {
            return ofStandingGate(network, point.varianceH(), point.varianceR(), BulkBoundary.of(point));
        }
        GradedNodes nodes =
                new GradedNodes(new LogisticNormal(network.updateGate(), point.varianceZ(), point.squaredGain()));
        SiteGroups groups = SiteGroups.ofGaussian(network, point.varianceH(), point.varianceR());
        return new LogDeterminant(network, BulkBoundary.of(point), groups, nodes::at, true, false);
    }

    /**
     * In a state that varies in time, of a network whose update gate stands still: h and r are then normal.
     *
     * @throws IllegalArgumentException if the update gate moves; draw sites of the state instead
     */
    public static LogDeterminant of(StationaryState state) {
        GatedNetwork network = state.network();
        if (!network.isClosed()) {
            throw new IllegalArgumentException("update_gain = " + network.updateGain()
                    + " is out of range: h is Gaussian for update_gain = 0 only.");
        }
        return ofStandingGate(
                network, state.varianceH().value(), state.varianceR().value(), BulkBoundary.of(state));
    }

    /**
     * At the sites of a network at one moment, or at sites drawn from the law of a state.
     *
     * @param network the network
     * @param sites its sites
     */
    public static LogDeterminant ofSites(GatedNetwork network, Sites sites) {
        return ofSites(network, sites.h(), sites.z(), sites.r(), sites.drive());
    }

    /**
     * The same of sites given by their variables.
     *
     * @param network the network
     * @param h activities
     * @param z drives of the update gates
     * @param r drives of the reset gates
     * @param drive A_i, what the update gate multiplies; 0 at fixed points
     */
    public static LogDeterminant ofSites(GatedNetwork network, double[] h, double[] z, double[] r, double[] drive) {
        Gate gate = network.updateGate();
        int n = h.length;
        double[] opening = new double[n];
        double[] probability = new double[n];
        double[] driven = new double[n];
        for (int i = 0; i < n; i++) {
            double moved = gate.derivative(z[i]) * drive[i];
            opening[i] = gate.value(z[i]);
            probability[i] = 1.0 / n;
            driven[i] = moved * moved;
        }
        return new LogDeterminant(
                network,
                BulkBoundary.of(network, JacobianStatistics.ofSites(network, h, z, r, drive)),
                SiteGroups.ofSites(network, h, r),
                (re, im, scale) -> OpeningNodes.of(opening, probability, driven, re, im),
                false,
                Arrays.stream(driven).anyMatch(e -> e > 0));
    }

    private static LogDeterminant ofStandingGate(
            GatedNetwork network, double varianceH, double varianceR, BulkBoundary boundary) {
        double[] opening = {network.updateGate().value(0)};
        return new LogDeterminant(
                network,
                boundary,
                SiteGroups.ofGaussian(network, varianceH, varianceR),
                (re, im, scale) -> OpeningNodes.of(opening, new double[] {1}, new double[1], re, im),
                true,
                false);
    }

    /** The edge of the bulk. */
    public BulkBoundary boundary() {
        return boundary;
    }

    /**
     * (1/N) ln |det(λ − Jac)| at λ = re + i im.
     *
     * @throws IllegalStateException if the average over sites does not become stationary
     */
    public double value(double re, double im) {
        At at = at(re, Math.abs(im), null);
        double[] x = at.amplitudes();
        double[] logs = new double[1];
        at.saddle()
                .forEach(
                        x,
                        (p, k, response, driven, reset, rate, gate) -> logs[0] += p
                                * (at.openings().logModulus()[k]
                                        + Math.log(
                                                (1 + x[2] * response * gate) * (1 + reset) + x[0] * response * rate)));
        return 0.5 * (logs[0] - x[0] - x[1] * x[2])
                + logDistance(network.updateTime(), re, im)
                + logDistance(network.resetTime(), re, im);
    }

    /**
     * (1/N) tr (λ − Jac)⁻¹ = 2 ∂/∂λ of the {@link #value}, at λ = re + i im ≠ 0. Within the bulk it is not analytic.
     *
     * @throws IllegalStateException if the average over sites does not become stationary
     */
    public Complex resolvent(double re, double im) {
        Complex upper = timesResolvent(at(re, Math.abs(im), null), new Complex(re, Math.abs(im)));
        Complex value = upper.divide(new Complex(re, Math.abs(im)));
        return im < 0 ? value.conjugate() : value;
    }

    /** Density of eigenvalues per neuron, ∂/∂λ̄ of the resolvent over π, by a symmetric difference; no atoms. */
    public double density(double re, double im) {
        double h = STEP * Math.hypot(re, im);
        double dx = resolvent(re + h, im).getReal() - resolvent(re - h, im).getReal();
        double dy = resolvent(re, im + h).getImaginary() - resolvent(re, im - h).getImaginary();
        return (dx - dy) / (4 * Math.PI * h);
    }

    /** The sites as seen from one λ with Im λ ≥ 0, and the amplitudes that belong to it. */
    record At(SaddlePoint saddle, OpeningNodes openings, double[] amplitudes) {}

    /**
     * Looks from one λ.
     *
     * @param start amplitudes at a neighbouring λ in the bulk, or null
     */
    At at(double re, double im, double[] start) {
        return at(re, im, edgeAngle(Math.hypot(re, im)), start);
    }

    /** The same where the angle of the bulk on the circle through λ is known. */
    At at(double re, double im, double edgeAngle, double[] start) {
        double angle = Math.max(edgeAngle, LogisticNormal.angle(re, im));
        OpeningNodes nodes = openings.at(re, im, angle);
        SaddlePoint saddle = new SaddlePoint(
                groups,
                nodes,
                shared,
                1 / squaredDistance(network.resetTime(), re, im),
                1 / squaredDistance(network.updateTime(), re, im));
        return new At(saddle, nodes, saddle.solve(start));
    }

    /**
     * The angle π − arg λ below which λ = modulus · e^{i arg λ} lies in the bulk: f grows along a circle about 0 from
     * the positive to the negative axis. 0 if the circle does not meet the bulk, π if it lies in the bulk.
     */
    double edgeAngle(double modulus) {
        if (modulus == 0 || boundary.contains(modulus, 0)) {
            return Math.PI;
        }
        DoubleUnaryOperator f = t -> {
            double angle = Math.exp(t);
            return Math.log(boundary.value(-modulus * Math.cos(angle), modulus * Math.sin(angle)));
        };
        double lower = Math.log(SMALLEST_ANGLE);
        if (f.applyAsDouble(lower) <= 0) {
            return 0;
        }
        double upper = Math.log(Math.PI);
        return f.applyAsDouble(upper) >= 0 ? Math.PI : Math.exp(Roots.between(f, lower, upper));
    }

    /**
     * λ (1/N) tr (λ − Jac)⁻¹, whose parts are
     *
     * <pre>
     * E[λ/(λ + σ_z) (1 + bγρ)/W],   λ/(λ + 1/τ_r) (1 − E[(1 + dσφ'²) bγρ/W]),
     * λ/(λ + 1/τ_z) (1 − E[(dφ'² (1 + bγρ) + b(σ_rφ')²) (σ − v)/W]),   v = |σ_z/(λ + σ_z)|².
     * </pre>
     */
    Complex timesResolvent(At at, Complex lambda) {
        double[] x = at.amplitudes();
        double[] sums = new double[4];
        at.saddle().forEach(x, (p, k, response, driven, reset, rate, gate) -> {
            double n = 1 + x[2] * response * gate;
            double q = 1 + reset;
            double weight = p / (n * q + x[0] * response * rate);
            sums[0] += weight * q * at.openings().shareRe()[k];
            sums[1] += weight * q * at.openings().shareIm()[k];
            sums[2] += weight * n * reset;
            sums[3] += weight * driven * (x[2] * gate * q + x[0] * rate);
        });
        return new Complex(sums[0], sums[1])
                .add(share(network.resetTime(), lambda).multiply(1 - sums[2]))
                .add(share(network.updateTime(), lambda).multiply(1 - sums[3]));
    }

    /**
     * The same without the atoms: −1/τ_z is one where A = 0, −1/τ_r where no reset gate drives anything.
     */
    double bulkPart(At at, Complex lambda) {
        double value = timesResolvent(at, lambda).getReal();
        if (resetIsAtom) {
            value -= share(network.resetTime(), lambda).getReal();
        }
        return updateIsAtom ? value - share(network.updateTime(), lambda).getReal() : value;
    }

    /** Number of atoms per neuron within |λ| &lt; x. */
    int atomsWithin(double x) {
        int reset = resetIsAtom && network.resetTime() * x > 1 ? 1 : 0;
        int update = updateIsAtom && network.updateTime() * x > 1 ? 1 : 0;
        return reset + update;
    }

    /**
     * What ∫ bulkPart amounts to on an arc outside the bulk from arg λ = 0: the mean argument of λ + σ_z, and the
     * gates'.
     */
    double meanArgument(double modulus, double angle, double edgeAngle) {
        double re = modulus * Math.cos(angle);
        double im = modulus * Math.sin(angle);
        OpeningNodes nodes = openings.at(re, im, Math.max(edgeAngle, LogisticNormal.angle(re, im)));
        double sum = 0;
        for (int k = 0; k < nodes.probability().length; k++) {
            sum += nodes.probability()[k] * (angle - Math.atan2(nodes.shareIm()[k], nodes.shareRe()[k]));
        }
        if (!resetIsAtom) {
            sum += Math.atan2(network.resetTime() * im, 1 + network.resetTime() * re);
        }
        return updateIsAtom ? sum : sum + Math.atan2(network.updateTime() * im, 1 + network.updateTime() * re);
    }

    /** λ / (λ + 1/τ). */
    private static Complex share(double time, Complex lambda) {
        Complex scaled = lambda.multiply(time);
        return scaled.divide(scaled.add(1));
    }

    private static double logDistance(double time, double re, double im) {
        return time == 0 ? 0 : Math.log(Math.hypot(re + 1 / time, im));
    }

    private static double squaredDistance(double time, double re, double im) {
        double x = 1 + time * re;
        double y = time * im;
        return x * x + y * y;
    }
}
