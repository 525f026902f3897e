package org.cavity.theory.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The N → ∞ theory of one model, as everything downstream sees it.
 *
 * @param <P> the model's parameter record
 */
public interface Theory<P extends Record> {

    /** Name on the command line: {@code additive}. */
    String name();

    /** What the model is, as one line with its equation. */
    String summary();

    /** Unit of time: the rate time constant {@code tau}, or {@code ms} of models with physical units. */
    default String timeUnit() {
        return "tau";
    }

    /** The model's parameters. */
    ParameterSchema<P> schema();

    /** Every quantity that {@link #predict} can give, in the order of display. */
    List<Quantity> quantities();

    /** Those of {@link #quantities()} cheap enough to be computed in every cell of a sweep. */
    Set<Quantity> sweepQuantities();

    /**
     * Solves the theory at one point. Never throws for a state that cannot be solved: the prediction then says so in
     * its phase, note or failed quantities.
     */
    Prediction predict(P parameters, Request request);

    /**
     * Floating-point operations that the whole Lyapunov spectrum in {@link #predict} takes, within a factor of a few; 0 where
     * it is not wanted, has a closed form or is not computed.
     */
    default double lyapunovSpectrumOperations(P parameters, Request request) {
        return 0;
    }

    /**
     * Whether {@link #predictNear} makes use of its start, so that neighbouring points are better solved one after the
     * other.
     */
    default boolean continues() {
        return false;
    }

    /**
     * Solves the theory at one point of a map, which may be done with less effort than at a point by itself. What it
     * gives depends on the arguments alone.
     *
     * @param start {@link Continued#sequel} of a neighbouring point, or {@link Continued#NOTHING}
     */
    default Continued predictNear(P parameters, Request request, double[] start) {
        return new Continued(predict(parameters, request), Continued.NOTHING);
    }

    /** At most how many numbers {@link Continued#sequel} holds, for estimates of memory. */
    default int longestSequel() {
        return 0;
    }

    /** The boundaries known by root finding. */
    List<CriticalLine<P>> criticalLines();

    /**
     * The states over one parameter, all others fixed. The default solves each point by itself and joins what belongs
     * together; a model that can follow a branch through its folds does better.
     *
     * @param parameter the parameter that varies
     * @param values its values, ascending
     * @param request quantities of the states, and with what means they are computed
     */
    default BifurcationDiagram branches(P parameters, ParameterSpec parameter, double[] values, Request request) {
        return BifurcationDiagram.joined(this, parameters, parameter, values, request);
    }

    /**
     * Boundary of the Jacobian's bulk spectrum in the attractor as closed curves; none where there is no attractor.
     *
     * @param request with what means the attractor is solved for; its quantities do not matter
     * @return curve name → columns {@code re}, {@code im}
     */
    Map<String, Columns> spectralBoundary(P parameters, Request request);

    /** The boundary by the default means. */
    default Map<String, Columns> spectralBoundary(P parameters) {
        return spectralBoundary(parameters, Request.of());
    }

    /** The fixed points, of models that know the spectrum of each. */
    default Optional<FixedPointTheory<P>> fixedPoints() {
        return Optional.empty();
    }

    /** How the rate follows a changing input, of models of populations that have a rate. */
    default Optional<ResponseTheory<P>> response() {
        return Optional.empty();
    }

    /** The map drawn when no axes are named. */
    StandardMap standardMap();
}
