package org.cavity.theory.gated.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.FixedPoint;

/**
 * The 3N eigenvalues of the Jacobian at a mean-field fixed point: the bulk, atoms, and at h ≠ 0 an isolated eigenvalue.
 *
 * <p>N eigenvalues are exactly −1/τ_z at any fixed point, since z moves nothing there, and N more are −1/τ_r at h = 0.
 * At h = 0 the rest fill, where the update gate stands still at s, the disc of centre −s and radius s g √E[σ_r²].
 */
public final class FixedPointSpectrum {

    private final MeanFieldFixedPoint point;
    private final BulkBoundary boundary;
    private final OptionalDouble outlier;

    /**
     * A value of which many eigenvalues are.
     *
     * @param value a real number, 1/tau
     * @param multiplicity number of eigenvalues per neuron
     */
    public record Atom(double value, double multiplicity) {}

    /** The spectrum at a fixed point. */
    public FixedPointSpectrum(MeanFieldFixedPoint point) {
        this.point = point;
        this.boundary = BulkBoundary.of(point);
        this.outlier = new JacobianOutlier(point, boundary).leading();
    }

    /** The edge of the bulk. */
    public BulkBoundary boundary() {
        return boundary;
    }

    /** Largest real part of the bulk; 0 where it is gapless. */
    public double abscissa() {
        return boundary.abscissa();
    }

    /** Whether the bulk reaches 0 without crossing it, so that modes as slow as one likes decay. */
    public boolean isGapless() {
        return boundary.isGapless();
    }

    /** Real part of the leading isolated eigenvalue; empty if none lies outside the bulk. */
    public OptionalDouble outlier() {
        return outlier;
    }

    /** Whether neither bulk nor outlier crosses 0: K &lt; 1 and F'(D) &lt; 1, or h = 0 and K &lt; 1. */
    public boolean isStable() {
        return point.staticStability() < 1 && outlier.orElse(-1) < 0;
    }

    /** The atoms of gates that are not instantaneous. */
    public List<Atom> atoms() {
        List<Atom> atoms = new ArrayList<>();
        GatedNetwork network = point.network();
        if (network.updateTime() > 0) {
            atoms.add(new Atom(-1 / network.updateTime(), 1));
        }
        if (network.resetTime() > 0 && point.rateVariance() * point.resetDerivativeMoment() == 0) {
            atoms.add(new Atom(-1 / network.resetTime(), 1));
        }
        return List.copyOf(atoms);
    }

    /** The curves of the bulk, and a small ring {@code atom}, {@code atom-2} around each atom outside it. */
    public Map<String, Columns> curves() {
        return boundary.curvesAndAtoms();
    }

    /** The logarithm of the Jacobian's determinant, and with it the density of the bulk. */
    public LogDeterminant logDeterminant() {
        return LogDeterminant.of(point);
    }

    /** Number of eigenvalues of modulus below a bound, per neuron, atoms among them: {@link SlowModes#fraction}. */
    public Estimate slowFraction(double bound) {
        return SlowModes.fraction(logDeterminant(), bound);
    }

    /**
     * The fixed point with what its spectrum says of it.
     *
     * @param stable whether it is stable, which under a fluctuating input to the reset gate {@link #isStable} does not
     *     tell
     */
    public FixedPoint summary(boolean stable) {
        return new FixedPoint(
                0,
                point.varianceH(),
                point.rateVariance(),
                point.staticStability(),
                point.slope(),
                abscissa(),
                outlier,
                stable,
                isGapless());
    }
}
