package org.cavity.numerics.model;

/**
 * Which Lyapunov exponents to measure, and how well.
 *
 * @param count how many, from 1 to N (times the number of variables per unit)
 * @param standardError the measurement ends as soon as the standard error of the largest exponent is no more than this,
 *     at the latest after the settings' time; 0 to use all the time
 * @param interval time between orthonormalisations of the tangent vectors; 0 for as long as their condition allows
 */
public record LyapunovRequest(int count, double standardError, double interval) {

    /**
     * Checks the request.
     *
     * @throws IllegalArgumentException with one sentence naming what is out of range
     */
    public LyapunovRequest {
        require(count >= 1, "count", count, "at least 1");
        require(standardError >= 0 && Double.isFinite(standardError), "error", standardError, "at least 0");
        require(interval >= 0 && Double.isFinite(interval), "interval", interval, "at least 0");
    }

    /** The leading exponents over all the settings' time, orthonormalised as rarely as their condition allows. */
    public static LyapunovRequest leading(int count) {
        return new LyapunovRequest(count, 0, 0);
    }

    private static void require(boolean allowed, String name, Number value, String range) {
        if (!allowed) {
            throw new IllegalArgumentException(name + " = " + value + " is out of range: it must be " + range + ".");
        }
    }
}
