package org.cavity.theory.adapting.rate;

import org.cavity.theory.adapting.kernel.EventKernel;

/**
 * The stationary state of a population by the tilted rate equation.
 *
 * @param rate A, 1/ms
 * @param inputMean constant mean m that goes with it, input and coupling together, mV; not finite if there is no state
 * @param weight Padé weight w of the event kernel at this rate
 * @param tilt K(τ)
 * @param deadTimeIntegral ∫ e^K over the dead time, ms
 * @param kernelIntegral ∫ k e^K after it, ms
 * @param note why the numbers are not to be trusted; empty if they are
 */
public record StationaryRate(
        double rate,
        double inputMean,
        double weight,
        Tilt tilt,
        double deadTimeIntegral,
        double kernelIntegral,
        String note) {

    private static final double MS_PER_SECOND = 1000;

    /** The rate in Hz. */
    public double hertz() {
        return rate * MS_PER_SECOND;
    }

    /** The nearest that was found, when there is no state. */
    StationaryRate missing(String why) {
        return new StationaryRate(rate, Double.POSITIVE_INFINITY, weight, tilt, deadTimeIntegral, kernelIntegral, why);
    }

    /** Whether there is a state, within the range of the theory or not. */
    public boolean isFound() {
        return Double.isFinite(inputMean);
    }

    /** Whether the state was found and lies within the range of the theory. */
    public boolean isTrusted() {
        return note.isEmpty();
    }

    /** k(s) at the weight of this state, for times after the dead time. */
    public double kernel(EventKernel kernel, double s) {
        return kernel.resummed(s, weight);
    }
}
