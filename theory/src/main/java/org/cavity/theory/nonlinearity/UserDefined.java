package org.cavity.theory.nonlinearity;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** A user's own nonlinearity. What the user leaves out is computed from the values of φ. */
final class UserDefined implements Nonlinearity {

    /**
     * Half-step of the derivative stencil, where truncation (h^8) and rounding (1e-16/h) of smooth functions balance.
     */
    private static final double STEP = 0.01;

    /** Length of a panel of the primitive; on each a 24-point Gauss rule integrates to rounding. */
    private static final double PANEL = 0.5;

    private static final GaussIntegrator PANEL_RULE = new GaussIntegratorFactory().legendre(24, -0.5, 0.5);

    private final String name;
    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator derivative;
    private final DoubleUnaryOperator primitive;
    private final boolean odd;
    private final ConcurrentHashMap<Integer, Double> primitiveAtPanel = new ConcurrentHashMap<>();

    UserDefined(String name, DoubleUnaryOperator value, DoubleUnaryOperator derivative, DoubleUnaryOperator primitive) {
        this.name = Objects.requireNonNull(name, "name");
        this.value = Objects.requireNonNull(value, "value");
        this.derivative = derivative != null ? derivative : this::stencil;
        this.primitive =
                primitive != null ? x -> primitive.applyAsDouble(x) - primitive.applyAsDouble(0) : this::integral;
        this.odd = looksOdd(value);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double value(double x) {
        return value.applyAsDouble(x);
    }

    @Override
    public double derivative(double x) {
        return derivative.applyAsDouble(x);
    }

    @Override
    public double primitive(double x) {
        return primitive.applyAsDouble(x);
    }

    @Override
    public boolean isOdd() {
        return odd;
    }

    @Override
    public double bound() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
        return name;
    }

    /** Eighth-order central difference. */
    private double stencil(double x) {
        double d1 = value(x + STEP) - value(x - STEP);
        double d2 = value(x + 2 * STEP) - value(x - 2 * STEP);
        double d3 = value(x + 3 * STEP) - value(x - 3 * STEP);
        double d4 = value(x + 4 * STEP) - value(x - 4 * STEP);
        return (4.0 / 5 * d1 - 1.0 / 5 * d2 + 4.0 / 105 * d3 - 1.0 / 280 * d4) / STEP;
    }

    private double integral(double x) {
        int panel = (int) Math.rint(x / PANEL);
        return atPanel(panel) + between(panel * PANEL, x);
    }

    /** Φ at the panel's edge, summed outward from 0 so that every call, in any order, gives the same bits. */
    private double atPanel(int panel) {
        Double known = primitiveAtPanel.get(panel);
        if (known != null) {
            return known;
        }
        int direction = Integer.signum(panel);
        double sum = 0;
        for (int p = 0; p != panel; p += direction) {
            sum += between(p * PANEL, (p + direction) * PANEL);
            primitiveAtPanel.putIfAbsent(p + direction, sum);
        }
        return sum;
    }

    private double between(double a, double b) {
        double middle = 0.5 * (a + b);
        double length = b - a;
        return length * PANEL_RULE.integrate(t -> value(middle + length * t));
    }

    /** Oddness at 257 points to rounding; an even part hidden between them would have to be sharper than 0.04. */
    private static boolean looksOdd(DoubleUnaryOperator f) {
        for (int i = 0; i <= 256; i++) {
            double x = i * 0.0390625;
            double plus = f.applyAsDouble(x);
            if (Math.abs(plus + f.applyAsDouble(-x)) > 4 * Math.ulp(Math.abs(plus))) {
                return false;
            }
        }
        return true;
    }
}
