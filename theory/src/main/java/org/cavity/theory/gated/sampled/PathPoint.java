package org.cavity.theory.gated.sampled;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A grid point of one of the paths ±z.
 *
 * @param pair which pair
 * @param sign 1 or −1
 * @param time grid point
 * @param z its z
 */
record PathPoint(int pair, int sign, int time, double z) {

    /**
     * The points of the ranks (i + ½) / count, i = 0 … count − 1, by rising z.
     *
     * @param paths z of the first path of each pair
     * @param weight weights of the pairs; a law has no negative masses, so that a pair of negative weight is left out
     * @param stride spacing of the points of a path that are looked at
     * @param count number of ranks
     */
    static List<PathPoint> ofRanks(double[][] paths, double[] weight, int stride, int count) {
        List<PathPoint> all = new ArrayList<>();
        double total = 0;
        for (int pair = 0; pair < paths.length; pair++) {
            for (int time = 0; weight[pair] > 0 && time < paths[pair].length; time += stride) {
                all.add(new PathPoint(pair, 1, time, paths[pair][time]));
                all.add(new PathPoint(pair, -1, time, -paths[pair][time]));
                total += 2 * weight[pair];
            }
        }
        all.sort(Comparator.comparingDouble(PathPoint::z));
        List<PathPoint> chosen = new ArrayList<>();
        double below = 0;
        for (PathPoint point : all) {
            below += weight[point.pair()];
            while (chosen.size() < count && (chosen.size() + 0.5) * total <= below * count) {
                chosen.add(point);
            }
        }
        while (chosen.size() < count) {
            chosen.add(all.get(all.size() - 1));
        }
        return chosen;
    }
}
