package org.cavity.diagrams.command;

import org.cavity.diagrams.UsageException;
import org.cavity.theory.model.FixedPointTheory;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.Theory;

/**
 * The state whose spectrum is asked for.
 *
 * @param theory the theory
 * @param fixedPoint number of a fixed point, by rising variance from 1 on; 0 for the attractor
 * @param <P> the parameter record
 */
record SpectrumState<P extends Record>(Theory<P> theory, int fixedPoint) {

    /**
     * Checks that the model can answer.
     *
     * @param fixedPoint what the user chose, null for the attractor
     * @throws UsageException if theory knows the attractor's spectrum alone, or the number is no number of a fixed
     *     point
     */
    static <P extends Record> SpectrumState<P> chosen(Theory<P> theory, Integer fixedPoint) {
        if (fixedPoint == null) {
            return new SpectrumState<>(theory, 0);
        }
        if (fixedPoint < 1) {
            throw new UsageException("fixed_point = " + fixedPoint + " is out of range: it must be at least 1, the"
                    + " fixed point of smallest variance.");
        }
        if (theory.fixedPoints().isEmpty()) {
            throw new UsageException("fixed_point = " + fixedPoint + " is out of place: for the model " + theory.name()
                    + " the spectrum of the attractor alone is predicted.");
        }
        return new SpectrumState<>(theory, fixedPoint);
    }

    boolean isAttractor() {
        return fixedPoint == 0;
    }

    /** Name, in tables and documents, of {@link PredictedSpectrum#state}. */
    String criterion() {
        return isAttractor() ? "phase" : "stability";
    }

    /**
     * The prediction.
     *
     * @throws IllegalArgumentException if there are fewer fixed points
     */
    PredictedSpectrum predict(P parameters, Request request) {
        if (isAttractor()) {
            return PredictedSpectrum.of(
                    theory.predict(parameters, request),
                    theory.spectralBoundary(parameters, request.withStates(false)));
        }
        FixedPointTheory<P> fixedPoints = theory.fixedPoints().orElseThrow();
        return PredictedSpectrum.of(fixedPoints.predict(parameters, fixedPoint, request));
    }
}
