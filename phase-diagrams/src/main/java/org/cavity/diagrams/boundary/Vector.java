package org.cavity.diagrams.boundary;

/** Vectors of the plane, {@code {u, v}}. */
final class Vector {

    private Vector() {}

    static double[] between(double[] from, double[] to) {
        return new double[] {to[0] - from[0], to[1] - from[1]};
    }

    static double[] plus(double[] point, double length, double[] direction) {
        return new double[] {point[0] + length * direction[0], point[1] + length * direction[1]};
    }

    static double[] unit(double[] vector) {
        double length = Math.hypot(vector[0], vector[1]);
        return new double[] {vector[0] / length, vector[1] / length};
    }

    static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    static boolean isInUnitSquare(double[] point) {
        return point[0] >= 0 && point[0] <= 1 && point[1] >= 0 && point[1] <= 1;
    }

    /** Between two directions, from 0 to π. */
    static double angle(double[] a, double[] b) {
        return Math.abs(Math.atan2(a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1]));
    }
}
