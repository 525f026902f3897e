package org.cavity.diagrams.boundary;

import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.Map;
import org.cavity.theory.model.Columns;

/**
 * The region of the complex plane within the predicted boundary of a spectrum.
 *
 * @param boundary curve name → columns {@code re}, {@code im}, each a closed curve
 */
public record SpectralRegion(Map<String, Columns> boundary) {

    /** Whether theory predicts no boundary, as where the network has no stationary state. */
    public boolean isEmpty() {
        return boundary.isEmpty();
    }

    /** Fraction of the eigenvalues outside all curves; a point within an odd number of curves is inside. */
    public double fractionOutside(double[] re, double[] im) {
        Path2D region = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (Columns curve : boundary.values()) {
            double[] x = curve.get("re");
            double[] y = curve.get("im");
            for (int i = 0; i < x.length; i++) {
                if (i == 0) {
                    region.moveTo(x[i], y[i]);
                } else {
                    region.lineTo(x[i], y[i]);
                }
            }
            if (x.length > 0) {
                region.closePath();
            }
        }
        int outside = 0;
        for (int i = 0; i < re.length; i++) {
            outside += region.contains(re[i], im[i]) ? 0 : 1;
        }
        return (double) outside / re.length;
    }

    /** Cumulative distribution {@code {r, value}} of the distance to the middle of the region. */
    public Columns radialDistribution(double[] re, double[] im) {
        double cx = middle("re", re);
        double cy = middle("im", im);
        double[] r = new double[re.length];
        Arrays.setAll(r, i -> Math.hypot(re[i] - cx, im[i] - cy));
        Arrays.sort(r);
        double[] value = new double[r.length];
        Arrays.setAll(value, i -> (i + 1.0) / r.length);
        return Columns.of("r", r, "value", value);
    }

    /** Middle of the region's extent; the mean eigenvalue if theory gives no region. */
    private double middle(String coordinate, double[] eigenvalues) {
        double[] all = boundary.values().stream()
                .flatMapToDouble(c -> Arrays.stream(c.get(coordinate)))
                .toArray();
        if (all.length == 0) {
            return Arrays.stream(eigenvalues).average().orElse(0);
        }
        return 0.5
                * (Arrays.stream(all).min().orElseThrow()
                        + Arrays.stream(all).max().orElseThrow());
    }
}
