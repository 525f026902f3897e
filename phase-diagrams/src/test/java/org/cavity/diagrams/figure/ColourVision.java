package org.cavity.diagrams.figure;

import java.awt.Color;

/**
 * Colours as people see them: CIELAB under illuminant D65, for normal vision and for the three kinds of dichromacy by
 * the matrices of Machado, Oliveira and Fernandes 2009 (severity 1).
 */
enum ColourVision {
    NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
    PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
    DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
    TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

    private static final double[] TO_XYZ = {
        0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920, 0.9503041
    };
    private static final double[] WHITE = {0.95047, 1, 1.08883};

    private final double[] matrix;

    ColourVision(double... matrix) {
        this.matrix = matrix;
    }

    /** Lightness L* from 0 to 100, a* and b*. */
    double[] lab(Color colour) {
        double[] seen = product(
                matrix, new double[] {linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())});
        for (int i = 0; i < seen.length; i++) {
            seen[i] = Math.max(0, Math.min(1, seen[i]));
        }
        double[] xyz = product(TO_XYZ, seen);
        double[] f = new double[xyz.length];
        for (int i = 0; i < f.length; i++) {
            double t = xyz[i] / WHITE[i];
            f[i] = t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
        }
        return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
    }

    /** Distance of two colours; 2 is just noticeable side by side. */
    double distance(Color first, Color second) {
        double[] a = lab(first);
        double[] b = lab(second);
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double[] product(double[] matrix, double[] v) {
        double[] result = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                result[i] += matrix[v.length * i + j] * v[j];
            }
        }
        return result;
    }
}
