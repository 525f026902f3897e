package org.cavity.theory.gated.sampled;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cavity.theory.gated.Gate;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.Sites;
import org.cavity.theory.model.Tasks;
import org.hipparchus.random.RandomGenerator;

/**
 * The single-site process: the correlations C_φ and C_h that a site has when driven by the rates of others, averaged
 * over sampled paths of z and exactly over everything else. A stationary state is a fixed point of C_φ → C_φ.
 */
final class SingleSite {

    private static final double MEGABYTE = 1 << 20;

    /** Most that the waves along a path may take; as many paths as there are threads are followed at a time. */
    private static final double MAX_BYTES = 160 * MEGABYTE;

    private final GatedNetwork network;
    private final TimeWindow window;
    private final GateNoise noise;
    private final TanhMixture mixture;
    private final Tasks tasks;

    /** Room for modes, taken by whoever follows a path and put back. */
    private final Queue<ResponseModes> rooms = new ConcurrentLinkedQueue<>();

    SingleSite(GatedNetwork network, TimeWindow window, GateNoise noise, TanhMixture mixture, Tasks tasks) {
        this.network = network;
        this.window = window;
        this.noise = noise;
        this.mixture = mixture;
        this.tasks = tasks;
    }

    /**
     * Correlations at the nodes of the window.
     *
     * @param rate C_φ
     * @param activity C_h
     * @param work what they took, see {@link Sampling#maxWork}
     */
    record Correlations(double[] rate, double[] activity, double work) {}

    GatedNetwork network() {
        return network;
    }

    TimeWindow window() {
        return window;
    }

    int pairs() {
        return noise.pairs();
    }

    /** The same process on at most this many pairs of paths. */
    SingleSite withPairs(int pairs) {
        return new SingleSite(network, window, noise.withPairs(pairs), mixture, tasks);
    }

    /** The correlations of a site whose drives come from C_φ = {@code rateCorrelation}. */
    Correlations respond(double[] rateCorrelation) {
        Drives drives = drives(rateCorrelation);
        int pairs = noise.pairs();
        int count = window.nodes().length;
        double[][] rate = new double[pairs][count];
        double[][] activity = new double[pairs][count];
        double[][] controls = new double[pairs][];
        tasks.run(pairs, pair -> {
            double[] z = noise.path(window, drives.updateAmplitudes(), pair);
            GateControls.Accumulator control = new GateControls.Accumulator();
            ResponseModes modes = room();
            for (int sign = 1; sign >= -1; sign -= 2) {
                double[] opening = opening(z, sign, control);
                modes.follow(opening, drives.inputAmplitudes());
                addCorrelations(modes, rate[pair], activity[pair]);
            }
            controls[pair] = control.means();
            rooms.add(modes);
        });
        double[] weight = GateControls.weights(network.updateGate(), drives.updateVariance(), controls);
        return new Correlations(average(rate, weight), average(activity, weight), work(drives));
    }

    /** The work of one response to C_φ = {@code rateCorrelation}. */
    double work(double[] rateCorrelation) {
        return work(drives(rateCorrelation));
    }

    private double work(Drives drives) {
        // Each wave is marched twice through the window and then summed at every lag and origin.
        double points = 2.0 * window.steps() + 2.0 * window.nodes().length * window.origins();
        return 2.0 * noise.pairs() * drives.inputAmplitudes().length * points;
    }

    /**
     * The drives that C_φ = {@code rateCorrelation} makes.
     *
     * @throws IllegalStateException if their waves along a path would not fit into memory
     */
    private Drives drives(double[] rateCorrelation) {
        Drives drives = new Drives(network, window, rateCorrelation);
        double bytes = ResponseModes.bytes(window, drives.inputAmplitudes().length);
        if (bytes > MAX_BYTES) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "update_gain = %s cannot be sampled: %d waves in a window of %.3g tau with %d grid points take"
                            + " %.0f MB for each path, and no more than %.0f are allowed",
                    network.updateGain(),
                    drives.inputAmplitudes().length,
                    window.period(),
                    window.steps(),
                    bytes / MEGABYTE,
                    MAX_BYTES / MEGABYTE));
        }
        return drives;
    }

    /** The paths of a solution, and draws of η and h along each of them. */
    SitePaths paths(double[] rateCorrelation, int draws) {
        Drives drives = drives(rateCorrelation);
        int pairs = noise.pairs();
        SitePath[][] paths = new SitePath[pairs][2];
        double[][] controls = new double[pairs][];
        tasks.run(pairs, pair -> {
            double[] z = noise.path(window, drives.updateAmplitudes(), pair);
            GateControls.Accumulator control = new GateControls.Accumulator();
            ResponseModes modes = room();
            for (int i = 0; i < 2; i++) {
                int sign = 1 - 2 * i;
                double[] opening = opening(z, sign, control);
                modes.follow(opening, drives.inputAmplitudes());
                double[][] gain = new double[draws][z.length];
                double[][] gateDrive = new double[draws][z.length];
                for (int d = 0; d < draws; d++) {
                    int path = (2 * pair + i) * draws + d;
                    double[] wave = noise.waves(path, drives.inputAmplitudes().length);
                    double[] h = modes.activity(wave);
                    double[] eta = drives.input(wave);
                    for (int j = 0; j < z.length; j++) {
                        gain[d][j] = network.rateDerivative(h[j]);
                        gateDrive[d][j] = network.updateGate().derivative(sign * z[j]) * (eta[j] - h[j]);
                    }
                }
                paths[pair][i] = new SitePath(opening, gainCorrelation(modes), gain, gateDrive);
            }
            controls[pair] = control.means();
            rooms.add(modes);
        });
        double[] weight = GateControls.weights(network.updateGate(), drives.updateVariance(), controls);
        return new SitePaths(drives, weight, paths);
    }

    /** E[φ'φ''|z] at all pairs of grid points, along one path. */
    double[][] gainMatrix(Drives drives, SitePath path) {
        ResponseModes modes = room();
        modes.follow(path.opening(), drives.inputAmplitudes());
        double[][] v = modes.covariance();
        rooms.add(modes);
        int n = v.length;
        double[] variance = new double[n];
        for (int j = 0; j < n; j++) {
            variance[j] = v[j][j];
        }
        double[][] scales = scales(variance);
        double[][] gains = new double[n][n];
        double[][] one = new double[scales.length][n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < one.length; i++) {
                Arrays.fill(one[i], scales[i][j]);
            }
            mixture.correlateGains(v[j], one, 0, scales, 0, network.bias() / network.gain(), gains[j], n);
        }
        return gains;
    }

    /** What the Jacobian's spectrum needs to know of the sites of a solution. */
    SiteHistogram histogram(double[] rateCorrelation) {
        Drives drives = drives(rateCorrelation);
        int pairs = noise.pairs();
        double inputVariance = Arrays.stream(drives.inputAmplitudes()).sum();
        // h is an average of η.
        SiteHistogram.GainMoments moments = new SiteHistogram.GainMoments(network, inputVariance);
        SiteHistogram[] parts = new SiteHistogram[pairs];
        double[][] controls = new double[pairs][];
        tasks.run(pairs, pair -> {
            double[] z = noise.path(window, drives.updateAmplitudes(), pair);
            GateControls.Accumulator control = new GateControls.Accumulator();
            ResponseModes modes = room();
            SiteHistogram part = new SiteHistogram();
            double share = 1.0 / (2 * z.length);
            for (int sign = 1; sign >= -1; sign -= 2) {
                double[] opening = opening(z, sign, control);
                double[] slope = new double[z.length];
                for (int j = 0; j < z.length; j++) {
                    slope[j] = network.updateGate().derivative(sign * z[j]);
                }
                modes.follow(opening, drives.inputAmplitudes());
                double[] variance = window.inOrder(modes.variance());
                part.add(
                        share,
                        moments,
                        opening,
                        slope,
                        variance,
                        modes.withInput(drives.inputAmplitudes()),
                        inputVariance);
            }
            parts[pair] = part;
            controls[pair] = control.means();
            rooms.add(modes);
        });
        SiteHistogram all = new SiteHistogram();
        double[] weight = GateControls.weights(network.updateGate(), drives.updateVariance(), controls);
        for (int p = 0; p < pairs; p++) {
            // A law has no negative masses: a path that the regression turns down is left out.
            all.add(parts[p], Math.max(0, weight[p]));
        }
        return all;
    }

    /**
     * Sites drawn from the law of a solution. Their z are one out of each of as many strata of its normal law; the
     * rest is drawn given the path that has a point of the same rank among all points of the sample.
     *
     * @param count how many
     */
    Sites sites(double[] rateCorrelation, int count) {
        Drives drives = drives(rateCorrelation);
        int pairs = noise.pairs();
        double inputVariance = Arrays.stream(drives.inputAmplitudes()).sum();
        RandomGenerator random = noise.draws();
        double[] h = GateNoise.stratified(random, count);
        double[] drive = GateNoise.stratified(random, count);
        double[] r = GateNoise.stratified(random, count);
        double[] z = GateNoise.ascending(random, count);
        double[][] paths = new double[pairs][];
        double[][] controls = new double[pairs][];
        tasks.run(pairs, pair -> {
            paths[pair] = noise.path(window, drives.updateAmplitudes(), pair);
            GateControls.Accumulator control = new GateControls.Accumulator();
            opening(paths[pair], 1, control);
            opening(paths[pair], -1, control);
            controls[pair] = control.means();
        });
        double[] weight = GateControls.weights(network.updateGate(), drives.updateVariance(), controls);
        List<PathPoint> points = PathPoint.ofRanks(paths, weight, window.stride(), count);
        tasks.run(pairs, pair -> {
            ResponseModes modes = room();
            for (int sign = 1; sign >= -1; sign -= 2) {
                modes.follow(opening(paths[pair], sign, new GateControls.Accumulator()), drives.inputAmplitudes());
                double[] withInput = modes.withInput(drives.inputAmplitudes());
                for (int i = 0; i < count; i++) {
                    PathPoint point = points.get(i);
                    if (point.pair() == pair && point.sign() == sign) {
                        double variance = modes.variance()[window.place(point.time())];
                        ActivityLaw law = ActivityLaw.of(variance, withInput[point.time()], inputVariance);
                        h[i] *= Math.sqrt(law.variance());
                        drive[i] = law.slope() * h[i] + Math.sqrt(law.rest()) * drive[i];
                        r[i] *= Math.sqrt(drives.reset()[0]);
                        z[i] *= Math.sqrt(drives.updateVariance());
                    }
                }
            }
            rooms.add(modes);
        });
        return new Sites(h, z, r, drive);
    }

    /** Gives back the memory that following paths took. */
    void release() {
        rooms.clear();
    }

    private ResponseModes room() {
        ResponseModes free = rooms.poll();
        return free == null ? new ResponseModes(window) : free;
    }

    private double[] opening(double[] z, int sign, GateControls.Accumulator control) {
        Gate gate = network.updateGate();
        double[] opening = new double[z.length];
        for (int j = 0; j < z.length; j++) {
            opening[j] = gate.value(sign * z[j]);
            control.add(opening[j], gate.logarithm(sign * z[j]));
        }
        return opening;
    }

    /** Adds half the time averages of one of two paths. */
    private void addCorrelations(ResponseModes modes, double[] rate, double[] activity) {
        double[] variance = modes.variance();
        double[][] scales = scales(variance);
        double[] mean = network.bias() == 0 ? null : means(variance);
        double shift = network.bias() / network.gain();
        int origins = window.origins();
        double[] c = new double[origins];
        double[] sum = new double[origins];
        for (int l = 0; l < rate.length; l++) {
            int place = window.place(window.nodes()[l]);
            modes.covariance(place, c);
            Arrays.fill(sum, 0);
            mixture.correlate(c, scales, 0, scales, place, shift, sum, origins);
            double total = 0;
            double covariance = 0;
            for (int o = 0; o < origins; o++) {
                total += sum[o];
                covariance += c[o];
                if (mean != null) {
                    total += mean[o] * mean[place + o];
                }
            }
            rate[l] += 0.5 * total / origins;
            activity[l] += 0.5 * covariance / origins;
        }
    }

    private double[][] gainCorrelation(ResponseModes modes) {
        double[][] scales = scales(modes.variance());
        double[] c = new double[window.origins()];
        double[][] gains = new double[window.nodes().length][c.length];
        for (int l = 0; l < gains.length; l++) {
            int place = window.place(window.nodes()[l]);
            modes.covariance(place, c);
            mixture.correlateGains(c, scales, 0, scales, place, network.bias() / network.gain(), gains[l], c.length);
        }
        return gains;
    }

    private double[][] scales(double[] variance) {
        double[][] scales = new double[mixture.size()][variance.length];
        for (int j = 0; j < scales.length; j++) {
            mixture.scales(j, network.gain(), variance, scales[j]);
        }
        return scales;
    }

    private double[] means(double[] variance) {
        double[] mean = new double[variance.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = mixture.mean(network.gain(), network.bias(), variance[i]);
        }
        return mean;
    }

    private static double[] average(double[][] perPair, double[] weight) {
        double[] mean = new double[perPair[0].length];
        for (int p = 0; p < weight.length; p++) {
            for (int l = 0; l < mean.length; l++) {
                mean[l] += weight[p] * perPair[p][l];
            }
        }
        return mean;
    }
}
