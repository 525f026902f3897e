package org.cavity.theory.gated.spectrum;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.JacobianStatistics;
import org.cavity.theory.gated.StationaryState;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.cavity.theory.model.Columns;
import org.cavity.theory.rootfinding.Roots;

/**
 * The edge of the bulk of the Jacobian's spectrum, in any state: a complex number λ lies in the bulk iff f(λ) &gt; 1,
 * where
 *
 * <pre>
 * f(λ) = ( E[σ_r²] + E[φ²] E[σ_r'²] / |1 + τ_r λ|² ) E[σ_z² φ'² / |λ + σ_z|²]
 *        + E[(σ_z' A φ')² / |λ + σ_z|²] / |1 + τ_z λ|²
 * </pre>
 *
 * with A = −h + η, what the update gate multiplies, 0 at fixed points. (Derived here from the linear response of a
 * cavity site; Krishnamurthy, Can and Schwab, Phys. Rev. X 12, 011011 (2022), give their form of it.)
 *
 * <p>All of f is made of factors 1 / |λ + p|² with p &gt; 0. Therefore f falls as |Im λ| grows at fixed Re λ: the bulk
 * is the set |Im λ| &lt; Y(Re λ), its parts are symmetric, have no holes and meet the real axis, and its rightmost
 * point is real. And f is log-convex on the real axis between two neighbouring poles −p: it has no or two roots of f =
 * 1 there. So no part of the bulk can be missed. An instantaneous gate is τ = 0.
 */
public final class BulkBoundary {

    /** Where f has fallen below 1 at this λ the rightmost point is no number that can be told from 0. */
    private static final double SMALLEST = 1e-300;

    /** Radius of the ring that stands for an atom in a picture, relative to its place. */
    private static final double RING = 1e-3;

    private static final int RING_POINTS = 24;

    private final double resetMoment;
    private final double resetSlopeMoment;
    private final double resetTime;
    private final double updateTime;
    private final OpeningLaw law;
    private final boolean reachesZero;

    BulkBoundary(
            double resetMoment,
            double resetSlopeMoment,
            double resetTime,
            double updateTime,
            OpeningLaw law,
            boolean reachesZero) {
        this.resetMoment = resetMoment;
        this.resetSlopeMoment = resetSlopeMoment;
        this.resetTime = resetTime;
        this.updateTime = updateTime;
        this.law = law;
        this.reachesZero = reachesZero;
    }

    /** The edge for the sites of a network at one moment. */
    public static BulkBoundary of(GatedNetwork network, JacobianStatistics sites) {
        return ofPoints(network, sites, false);
    }

    /**
     * The edge in a stationary state that varies in time, whose point masses stand for a continuous law of the gate.
     */
    public static BulkBoundary of(StationaryState state) {
        return ofPoints(
                state.network(),
                state.jacobianStatistics(),
                state.network().updateGain() > 0 && state.varianceZ().value() > 0);
    }

    /** The edge at a fixed point, where the law of the gate is known exactly. */
    public static BulkBoundary of(MeanFieldFixedPoint point) {
        GatedNetwork network = point.network();
        if (network.updateGain() == 0 || point.varianceZ() == 0) {
            return ofPoints(network, point.jacobianStatistics(), false);
        }
        return new BulkBoundary(
                point.resetMoment(),
                point.rateVariance() * point.resetDerivativeMoment(),
                network.resetTime(),
                network.updateTime(),
                new LogisticNormal(network.updateGate(), point.varianceZ(), point.squaredGain()),
                true);
    }

    private static BulkBoundary ofPoints(GatedNetwork network, JacobianStatistics sites, boolean reachesZero) {
        return new BulkBoundary(
                sites.resetMoment(),
                sites.resetSlopeMoment(),
                network.resetTime(),
                network.updateTime(),
                new PointMasses(sites.gates()),
                reachesZero);
    }

    /** f(λ) at λ = re + i im; at λ = 0 of a gate that reaches 0 its limit from the right. */
    public double value(double re, double im) {
        double rate = resetMoment;
        if (resetSlopeMoment > 0) {
            rate += resetSlopeMoment / filter(resetTime, re, im);
        }
        double gate = law.hasMovingGate() ? 1 / filter(updateTime, re, im) : 0;
        return law.average(rate, gate, re, im);
    }

    /** Whether λ = re + i im lies in the bulk. */
    public boolean contains(double re, double im) {
        return value(re, im) > 1;
    }

    /** f(0): the bulk is unstable iff it exceeds 1. At a fixed point K = E[φ'²] (E[σ_r²] + E[φ²] E[σ_r'²]). */
    public double staticGrowth() {
        return value(0, 0);
    }

    /**
     * Whether the bulk reaches 0 from the left without crossing it, as it does in every state with f(0) ≤ 1 whose
     * update gate varies over units: some gates are closed as far as one likes.
     */
    public boolean isGapless() {
        return reachesZero && staticGrowth() <= 1;
    }

    /**
     * The largest real part of the bulk; 0 where it is gapless. An unstable bulk whose edge is below 1e-300 has
     * abscissa 0 too. The bulk of a network whose units have no gain is empty: −∞.
     */
    public double abscissa() {
        double growth = staticGrowth();
        if (growth > 1) {
            return unstableEdge(growth);
        }
        if (reachesZero) {
            return 0;
        }
        List<double[]> parts = intervals();
        return parts.isEmpty() ? Double.NEGATIVE_INFINITY : parts.get(parts.size() - 1)[1];
    }

    /** Since s / (λ + s) ≤ 1 / (1 + λ) for s ≤ 1, f(λ) ≤ f(0) / (1 + λ)². */
    private double unstableEdge(double growth) {
        double upper = Math.log(Math.sqrt(growth) - 1);
        if (Math.log(value(Math.exp(upper), 0)) >= 0) {
            // Gates all open and instantaneous: the bound is the edge.
            return Math.exp(upper);
        }
        double step = 1;
        double lower = upper - step;
        while (value(Math.exp(lower), 0) <= 1) {
            if (lower < Math.log(SMALLEST)) {
                return 0;
            }
            upper = lower;
            step *= 2;
            lower -= step;
        }
        return Math.exp(Roots.between(t -> Math.log(value(Math.exp(t), 0)), lower, upper));
    }

    /** The intervals in which the bulk meets the real axis, ascending. */
    public List<double[]> intervals() {
        DoubleStream resetPole =
                resetSlopeMoment > 0 && resetTime > 0 ? DoubleStream.of(-1 / resetTime) : DoubleStream.empty();
        DoubleStream updatePole =
                law.hasMovingGate() && updateTime > 0 ? DoubleStream.of(-1 / updateTime) : DoubleStream.empty();
        return new RealSections(
                        this, law, DoubleStream.concat(resetPole, updatePole).toArray())
                .intervals();
    }

    /** A factor that multiplies the law's E[φ'² s² / (x + s)²] from below. */
    double leastFactor() {
        return resetMoment;
    }

    /**
     * The whole edge as closed curves, one for each part of the bulk from the right to the left: columns {@code re,
     * im}, counter-clockwise from its right end, the first point repeated at the end. Every point satisfies f = 1; a
     * part that ends at the tip of a cusp (0 where the bulk is gapless) has that tip among its points.
     *
     * @return {@code bulk}, {@code bulk-2}, …
     */
    public Map<String, Columns> curves() {
        Map<String, Columns> curves = new LinkedHashMap<>();
        List<double[]> parts = intervals();
        BoundaryTracer tracer = new BoundaryTracer(this);
        for (int i = parts.size() - 1; i >= 0; i--) {
            String name = curves.isEmpty() ? "bulk" : "bulk-" + (curves.size() + 1);
            curves.put(name, tracer.trace(parts.get(i)[0], parts.get(i)[1]));
        }
        return curves;
    }

    /**
     * The same for all 3N eigenvalues: a gate of which no part of the bulk is has N eigenvalues −1/τ, and where these
     * lie outside the bulk a small ring {@code atom}, {@code atom-2} is around them.
     */
    public Map<String, Columns> curvesAndAtoms() {
        Map<String, Columns> curves = curves();
        List<double[]> parts = intervals();
        double[] atoms = DoubleStream.of(updateTime, resetTime)
                .filter(time -> time > 0)
                .map(time -> -1 / time)
                .distinct()
                .filter(atom -> parts.stream().noneMatch(part -> part[0] < atom && atom < part[1]))
                .toArray();
        for (int i = 0; i < atoms.length; i++) {
            curves.put(i == 0 ? "atom" : "atom-" + (i + 1), ring(atoms[i]));
        }
        return curves;
    }

    private static Columns ring(double centre) {
        double[] re = new double[RING_POINTS + 1];
        double[] im = new double[RING_POINTS + 1];
        for (int i = 0; i <= RING_POINTS; i++) {
            double angle = 2 * Math.PI * i / RING_POINTS;
            re[i] = centre + RING * Math.abs(centre) * Math.cos(angle);
            im[i] = RING * Math.abs(centre) * Math.sin(angle);
        }
        return Columns.of("re", re, "im", im);
    }

    private static double filter(double time, double re, double im) {
        double x = 1 + time * re;
        double y = time * im;
        return x * x + y * y;
    }
}
