package org.cavity.theory.nonlinearity;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The transfer function φ of a rate unit, with its derivative (the gain) and its primitive Φ.
 *
 * <p>The built-in ones have unit slope at 0. Any smooth function serves as a user's own:
 *
 * <pre>{@code
 * var phi = Nonlinearity.of("softsign-like", x -> x / Math.sqrt(1 + x * x));
 * }</pre>
 */
public interface Nonlinearity {

    /** tanh(x). */
    Nonlinearity TANH = new Tanh();

    /** erf(√π x / 2), which has unit slope at 0. */
    Nonlinearity ERF = new Erf();

    /** x, held to [−1, 1]. */
    Nonlinearity CLIP = new Clip();

    /** Name on the command line and in files. */
    String name();

    /** φ(x). */
    double value(double x);

    /** φ'(x). */
    double derivative(double x);

    /** log φ'(x), also where φ' itself underflows; minus infinity where φ' is 0. */
    default double logDerivative(double x) {
        return Math.log(derivative(x));
    }

    /** Φ(x) with Φ' = φ and Φ(0) = 0. */
    double primitive(double x);

    /** Whether φ(−x) = −φ(x) for all x. */
    boolean isOdd();

    /** sup |φ|, positive infinity if φ is unbounded or the bound is not known. */
    double bound();

    /** Points where φ or φ' is not smooth, ascending; quadrature is split there. */
    default double[] kinks() {
        return new double[0];
    }

    /**
     * A user's own nonlinearity known by its values alone; gain and primitive are computed numerically, to about 1e-11
     * relative for functions that vary on a scale of order one.
     */
    static Nonlinearity of(String name, DoubleUnaryOperator value) {
        return new UserDefined(name, value, null, null);
    }

    /** A user's own nonlinearity with its derivative; the primitive is computed numerically. */
    static Nonlinearity of(String name, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        return new UserDefined(name, value, derivative, null);
    }

    /** A user's own nonlinearity with derivative and primitive (any constant of integration). */
    static Nonlinearity of(
            String name, DoubleUnaryOperator value, DoubleUnaryOperator derivative, DoubleUnaryOperator primitive) {
        return new UserDefined(name, value, derivative, primitive);
    }

    /** The built-in nonlinearity of this name. */
    static Optional<Nonlinearity> find(String name) {
        return List.of(TANH, ERF, CLIP).stream()
                .filter(phi -> phi.name().equals(name))
                .findFirst();
    }

    /** Names of the built-in nonlinearities. */
    static List<String> names() {
        return List.of(TANH.name(), ERF.name(), CLIP.name());
    }
}
