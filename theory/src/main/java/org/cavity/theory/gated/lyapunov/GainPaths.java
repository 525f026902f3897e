package org.cavity.theory.gated.lyapunov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cavity.theory.model.Tasks;

/**
 * Paths for the single-site equations, with weights under which their averages of what the exponents depend on most are
 * those of a far larger sample, see {@link Calibration}.
 *
 * @param paths the paths
 * @param weights their weights, which sum to 1
 */
record GainPaths(List<SitePath> paths, double[] weights) {

    /** Paths drawn at a time, all of them of exact power together. */
    private static final int BATCH = 4096;

    /** Pieces of work. */
    private static final int PIECES = 16;

    /**
     * Draws paths.
     *
     * @param inputs law of the inputs
     * @param points points of the ring at which the paths are wanted
     * @param count number of paths kept
     * @param sample number of paths that their weights are calibrated on, a multiple of 4096
     * @param seed seeds
     */
    static GainPaths draw(SiteInputs inputs, int points, int count, int sample, int[] seed, Tasks tasks) {
        Calibration calibration = new Calibration(points, count);
        List<SitePath> kept = new ArrayList<>(count);
        for (int batch = 0; batch < sample / BATCH; batch++) {
            int[] own = Arrays.copyOf(seed, seed.length + 1);
            own[seed.length] = batch;
            SampleNoise noise = SampleNoise.draw(own, BATCH, inputs.transform().frequencies());
            SitePath[] paths = new SitePath[BATCH];
            double[][] controls = new double[BATCH][];
            tasks.run(PIECES, part -> {
                for (int pair = part; pair < noise.pairs(); pair += PIECES) {
                    SiteInputs.Site[] sites = inputs.sites(noise, pair);
                    for (int i = 0; i < 2; i++) {
                        paths[2 * pair + i] = sites[i].at(points).linearised(inputs.network());
                        controls[2 * pair + i] = calibration.controls(paths[2 * pair + i]);
                    }
                }
            });
            for (int i = 0; i < BATCH; i++) {
                if (kept.size() < count) {
                    kept.add(paths[i]);
                }
                calibration.add(controls[i], 1);
            }
        }
        return new GainPaths(List.copyOf(kept), calibration.weights());
    }

    /** The first of the paths, weighed anew so that their averages are those of all. */
    GainPaths leading(int count) {
        Calibration calibration = new Calibration(paths.get(0).gain().length, count);
        for (int i = 0; i < paths.size(); i++) {
            calibration.add(calibration.controls(paths.get(i)), weights[i]);
        }
        return new GainPaths(paths.subList(0, count), calibration.weights());
    }

    /** Single points of time of the paths, at this many places around the ring. */
    GainPaths instants(int places) {
        List<SitePath> points = new ArrayList<>(places * paths.size());
        double[] shares = new double[places * paths.size()];
        for (int i = 0; i < shares.length; i++) {
            SitePath path = paths.get(i / places);
            shares[i] = weights[i / places] / places;
            points.add(path.at(path.gain().length * (i % places) / places));
        }
        return new GainPaths(points, shares);
    }
}
