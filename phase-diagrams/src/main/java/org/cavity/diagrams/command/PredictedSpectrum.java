package org.cavity.diagrams.command;

import java.util.Map;
import java.util.Optional;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.FixedPoint;
import org.cavity.theory.model.FixedPointPrediction;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;

/**
 * What theory says of the spectrum of one state.
 *
 * @param state the phase, or of a fixed point whether it is stable
 * @param phase the phase, unresolved if it was not asked for
 * @param converged whether every requested number reached its tolerance
 * @param note why not, or what else there is to say; may be empty
 * @param quantities the requested quantities that exist
 * @param boundary boundary of the bulk, curve name → columns {@code re}, {@code im}
 * @param radial distribution of the distance to the middle, of spectra symmetric about it
 */
record PredictedSpectrum(
        String state,
        Phase phase,
        boolean converged,
        String note,
        Map<Quantity, Estimate> quantities,
        Map<String, Columns> boundary,
        Optional<Columns> radial) {

    static PredictedSpectrum of(Prediction prediction, Map<String, Columns> boundary) {
        return new PredictedSpectrum(
                prediction.phase().label(),
                prediction.phase(),
                prediction.converged(),
                prediction.note(),
                prediction.quantities(),
                boundary,
                Optional.ofNullable(prediction.arrays().get("radial_cdf")));
    }

    static PredictedSpectrum of(FixedPointPrediction prediction) {
        String failures = Prediction.failures(prediction.quantities());
        return new PredictedSpectrum(
                stability(prediction.point()),
                Phase.UNRESOLVED,
                failures.isEmpty(),
                failures,
                prediction.quantities(),
                prediction.boundary(),
                Optional.empty());
    }

    /** No spectrum. */
    static PredictedSpectrum failed(String why) {
        return new PredictedSpectrum(
                Phase.UNRESOLVED.label(), Phase.UNRESOLVED, false, why, Map.of(), Map.of(), Optional.empty());
    }

    private static String stability(FixedPoint point) {
        return point.stable() ? "stable" : "unstable";
    }
}
