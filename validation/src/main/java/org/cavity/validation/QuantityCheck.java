package org.cavity.validation;

import org.cavity.theory.model.Quantity;

/**
 * How one quantity is compared at one point.
 *
 * @param quantity the quantity
 * @param relativeResolution change, relative to the predicted value, that the comparison must be able to see; if it
 *     could not, the verdict is {@link Verdict#UNDECIDED}
 * @param absoluteResolution floor of the change that must be seen, in the unit of the quantity, for predictions near 0
 * @param simulationError error of the simulation that no number of networks averages out (integration step, rest of the
 *     transient), in the unit of the quantity; it is part of the combined error
 * @param finiteSizePower p of the finite-size correction b N^(−p), see {@link FiniteSizeTrend}
 */
public record QuantityCheck(
        Quantity quantity,
        double relativeResolution,
        double absoluteResolution,
        double simulationError,
        double finiteSizePower) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative or not finite, or the power is 0
     */
    public QuantityCheck {
        require(relativeResolution >= 0, "relative resolution", relativeResolution, "at least 0");
        require(absoluteResolution >= 0, "absolute resolution", absoluteResolution, "at least 0");
        require(simulationError >= 0, "simulation error", simulationError, "at least 0");
        require(finiteSizePower > 0, "finite-size power", finiteSizePower, "greater than 0");
    }

    /** A quantity with corrections b/N and an exact simulation. */
    public static QuantityCheck of(Quantity quantity, double relativeResolution, double absoluteResolution) {
        return new QuantityCheck(quantity, relativeResolution, absoluteResolution, 0, FiniteSizePower.AVERAGE);
    }

    /** The same check of a simulation with this error, which more networks do not reduce. */
    public QuantityCheck withSimulationError(double value) {
        return new QuantityCheck(quantity, relativeResolution, absoluteResolution, value, finiteSizePower);
    }

    /** The same check with finite-size corrections b N^(−value). */
    public QuantityCheck withFiniteSizePower(double value) {
        return new QuantityCheck(quantity, relativeResolution, absoluteResolution, simulationError, value);
    }

    /** The change that the comparison must be able to see where theory predicts this value. */
    public double demandedChange(double predicted) {
        return Math.max(relativeResolution * Math.abs(predicted), absoluteResolution);
    }

    private static void require(boolean allowed, String name, double value, String range) {
        if (!allowed || !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " = " + value + " is out of range: it must be " + range + ".");
        }
    }
}
