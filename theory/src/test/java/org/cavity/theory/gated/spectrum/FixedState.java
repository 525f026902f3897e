package org.cavity.theory.gated.spectrum;

import java.util.Optional;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.JacobianStatistics;
import org.cavity.theory.gated.StationaryState;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.cavity.theory.model.Estimate;

/** A fixed point in the guise of a state that varies in time: what a spectrum reads of either is the same. */
record FixedState(MeanFieldFixedPoint point) implements StationaryState {

    @Override
    public GatedNetwork network() {
        return point.network();
    }

    @Override
    public Estimate varianceH() {
        return Estimate.of(point.varianceH(), 0);
    }

    @Override
    public Estimate varianceZ() {
        return Estimate.of(point.varianceZ(), 0);
    }

    @Override
    public Estimate varianceR() {
        return Estimate.of(point.varianceR(), 0);
    }

    @Override
    public Estimate rateVariance() {
        return Estimate.of(point.rateVariance(), 0);
    }

    @Override
    public Estimate staticVariance() {
        return varianceH();
    }

    @Override
    public Estimate meanGain() {
        return Estimate.of(point.meanGain(), 0);
    }

    @Override
    public Estimate meanUpdateGate() {
        return Estimate.of(jacobianStatistics().gates().meanOpening(), 0);
    }

    @Override
    public double autocorrelation(double lag) {
        return point.varianceH();
    }

    @Override
    public Estimate halfTime() {
        return Estimate.failed("does not decay");
    }

    @Override
    public Optional<Estimate> decayRate() {
        return Optional.empty();
    }

    @Override
    public Estimate maximalLyapunovExponent() {
        return Estimate.of(BulkBoundary.of(point).abscissa(), 0);
    }

    @Override
    public JacobianStatistics jacobianStatistics() {
        return point.jacobianStatistics();
    }

    @Override
    public Estimate slowFraction(double bound) {
        return new FixedPointSpectrum(point).slowFraction(bound);
    }

    @Override
    public String note() {
        return "";
    }
}
