package org.cavity.numerics.model;

/** Schemes that advance a network in continuous time; maps are iterated. */
public enum Integrator {
    /** Runge–Kutta of order 4 without noise, stochastic Heun with it. */
    AUTOMATIC("automatic"),
    /** Runge–Kutta, order 4; networks without noise only. */
    RUNGE_KUTTA("rk4"),
    /** Euler–Maruyama steps with Heun's correction, weak order 2. */
    HEUN("heun"),
    /** Euler–Maruyama, weak order 1. */
    EULER_MARUYAMA("euler-maruyama"),
    /** Exponential Euler, weak order 1, exact in the leak. */
    EXPONENTIAL_EULER("exponential-euler");

    private final String label;

    Integrator(String label) {
        this.label = label;
    }

    /** Name on the command line and in files. */
    @Override
    public String toString() {
        return label;
    }
}
