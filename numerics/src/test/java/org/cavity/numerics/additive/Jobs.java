package org.cavity.numerics.additive;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_full;
import org.cavity.numerics.gated.GatedModel;
import org.cavity.numerics.integrator.Stepper;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.kernel.PackedMatrix;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.lyapunov.ExponentSums;
import org.cavity.numerics.lyapunov.TangentTrajectory;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.Realisation;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spectrum.EigenvalueSolver;
import org.cavity.numerics.spectrum.Eigenvalues;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;

/** The work of {@link JobBenchmark} and the limits of the machine. */
final class Jobs {

    private static final double PEER_INTERVAL = 0.5;
    private static final RandomStreams STREAMS = new RandomStreams(1, 0);

    private final int threads;
    private final double flops;
    private final double singleFlops;
    private final double bandwidth;

    /** One way of doing a job. */
    @FunctionalInterface
    interface Work {
        Run run(Team team);
    }

    /**
     * A job done.
     *
     * @param seconds time of the computation
     * @param limit seconds that the machine needs at least
     * @param result what came out
     */
    record Run(double seconds, double limit, String result) {}

    record Way(String name, Work work) {}

    /** Measures the limits. */
    Jobs(Team team, int threads) {
        this.threads = threads;
        this.flops = productRate(team, Precision.DOUBLE);
        this.singleFlops = productRate(team, Precision.SINGLE);
        this.bandwidth = readingRate(team);
    }

    /** Operations a second of products in double precision. */
    double flops() {
        return flops;
    }

    /** Operations a second of products in single precision. */
    double singleFlops() {
        return singleFlops;
    }

    /** Bytes a second that are read. */
    double bandwidth() {
        return bandwidth;
    }

    /** The ways of doing a job, of a name and its numbers. */
    List<Way> ways(String job, double[] a) {
        Scheme same = Scheme.DEFAULT;
        Scheme single = new Scheme(Integrator.AUTOMATIC, Precision.SINGLE, false);
        Scheme coarse = new Scheme(Integrator.AUTOMATIC, Precision.DOUBLE, true);
        Scheme singleCoarse = new Scheme(Integrator.AUTOMATIC, Precision.SINGLE, true);
        return switch (job) {
            case "simulate" ->
                List.of(
                        new Way("double precision", team -> simulate(team, a, a[3], same)),
                        new Way("single precision", team -> simulate(team, a, a[3], single)),
                        new Way("single precision, 2 dt", team -> simulate(team, a, 2 * a[3], single)));
            case "lyapunov" ->
                List.of(
                        new Way("double precision, interval 0.5", team -> lyapunov(team, a, PEER_INTERVAL, same)),
                        new Way("double precision", team -> lyapunov(team, a, 0, same)),
                        new Way("double precision, coarse tangents", team -> lyapunov(team, a, 0, coarse)),
                        new Way("single precision", team -> lyapunov(team, a, 0, single)),
                        new Way("single precision, coarse tangents", team -> lyapunov(team, a, 0, singleCoarse)));
            case "gated" ->
                List.of(
                        new Way("double precision", team -> gated(team, a, same)),
                        new Way("single precision", team -> gated(team, a, single)));
            case "eigenvalues" -> List.of(new Way(EigenvalueSolver.best().name(), team -> eigenvalues(a)));
            case "product" ->
                List.of(
                        new Way("double precision", team -> product(team, (int) a[0], Precision.DOUBLE)),
                        new Way("single precision", team -> product(team, (int) a[0], Precision.SINGLE)),
                        new Way("OpenBLAS, double precision", team -> openBlasProduct((int) a[0])));
            case "tanh" ->
                List.of(
                        new Way("value", team -> tanh((int) a[0], false)),
                        new Way("value and gain", team -> tanh((int) a[0], true)));
            case "structured" ->
                List.of(
                        new Way("double precision", team -> structured(team, a, same)),
                        new Way("single precision", team -> structured(team, a, single)));
            default -> throw new IllegalArgumentException("there is no job " + job);
        };
    }

    private Run simulate(Team team, double[] a, double timeStep, Scheme scheme) {
        int size = (int) a[0];
        int trajectories = (int) a[4];
        Realisation network = draw(AdditiveNetwork.tanh(a[1]), size, timeStep, scheme, team);
        Stepper stepper = network.stepper(trajectories, 0);
        double[] block = network.initialStates(trajectories);
        long steps = Math.round(a[2] / timeStep);
        double sum = 0;
        long start = System.nanoTime();
        for (long s = 0; s < steps; s++) {
            stepper.step(block, 0);
            if (2 * s > steps) {
                sum += Kernels.best().dot(block, 0, block, 0, block.length) / block.length / (steps - steps / 2 - 1);
            }
        }
        double limit = limit(4.0 * steps, size, trajectories, scheme.precision());
        return new Run(since(start), limit, text("variance=%.5g", sum));
    }

    private Run lyapunov(Team team, double[] a, double interval, Scheme scheme) {
        int size = (int) a[0];
        int count = (int) a[2];
        Realisation network = draw(AdditiveNetwork.tanh(a[1]), size, a[4], scheme, team);
        Stepper stepper = network.stepper(1, count);
        double[] state = network.initialStates(1);
        for (int s = 0; s < 50 / stepper.timeStep(); s++) {
            stepper.step(state, 0);
        }
        TangentTrajectory run = new TangentTrajectory(
                stepper, team, state, size, count, interval, STREAMS.normal(Purpose.TANGENT_FRAME));
        long steps = Math.round(a[3] / stepper.timeStep());
        long start = System.nanoTime();
        run.run(steps, 0, x -> {});
        double seconds = since(start);
        double[] exponents = run.exponents();
        return new Run(
                seconds,
                limit(4.0 * steps, size, 1 + count, scheme.precision()),
                text(
                        "max_lyapunov=%.5g entropy_rate=%.4g ky_dimension=%.4g mean=%.6g",
                        exponents[0],
                        ExponentSums.entropyRate(exponents, size, size),
                        ExponentSums.kaplanYorkeDimension(exponents, size, size),
                        Arrays.stream(exponents).average().orElseThrow()));
    }

    private static Realisation draw(AdditiveNetwork network, int size, double timeStep, Scheme scheme, Team team) {
        SimulationSettings settings = new SimulationSettings(size, 1, 1, 0, 10, timeStep, 1).withScheme(scheme);
        return new AdditiveModel().draw(network, settings, STREAMS, team);
    }

    private Run gated(Team team, double[] a, Scheme scheme) {
        int size = (int) a[0];
        SimulationSettings settings = new SimulationSettings(size, 1, 1, 0, 10, a[2], 1).withScheme(scheme);
        Realisation network = new GatedModel().draw(GatedNetwork.of(3, 1).withUpdateGain(2), settings, STREAMS, team);
        Stepper stepper = network.stepper(1, 1);
        double[] state = network.initialStates(1);
        TangentTrajectory run = new TangentTrajectory(
                stepper, team, state, state.length, 1, a[2], STREAMS.normal(Purpose.TANGENT_FRAME));
        long steps = Math.round(a[1] / a[2]);
        long start = System.nanoTime();
        run.warmUp(steps / 2);
        run.run(steps - steps / 2, 0, x -> {});
        double seconds = since(start);
        // The three couplings of all four stages act on state and tangent vector.
        return new Run(
                seconds,
                limit(3 * 4.0 * steps, size, 2, scheme.precision()),
                text("max_lyapunov=%.5g", run.exponents()[0]));
    }

    private Run structured(Team team, double[] a, Scheme scheme) {
        int size = (int) a[0];
        Realisation network =
                draw(AdditiveNetwork.tanh(a[1]).withCoupling(CouplingEnsemble.ORTHOGONAL), size, 0.1, scheme, team);
        Stepper stepper = network.stepper(1, 1);
        double[] block = Arrays.copyOf(network.initialStates(1), 2 * size);
        Arrays.fill(block, size, 2 * size, 1e-3);
        stepper.step(block, 1);
        long start = System.nanoTime();
        for (int s = 0; s < a[2]; s++) {
            stepper.step(block, 1);
        }
        double seconds = since(start) / a[2];
        // Each stage reads and writes state and tangent vector at least once, and again in two passes of the transform.
        return new Run(seconds, 4 * 2 * 3 * 2 * 8.0 * size / bandwidth, "time of a step of Runge-Kutta");
    }

    private Run eigenvalues(double[] a) {
        int size = (int) a[0];
        AdditiveDynamics network =
                AdditiveDynamics.draw(AdditiveNetwork.tanh(a[1]), size, Precision.DOUBLE, STREAMS, Team.alone());
        double[] state = new double[size];
        Arrays.setAll(state, i -> a[1] * Math.sin(i));
        double[] jacobian = network.jacobian(state);
        long start = System.nanoTime();
        Eigenvalues eigenvalues = Eigenvalues.of(jacobian, size, EigenvalueSolver.best(), threads);
        double seconds = since(start);
        return new Run(
                seconds, 10.0 * size * size * size / flops, text("spectral_abscissa=%.6g", eigenvalues.abscissa()));
    }

    /** The second of two products, so that all memory has been touched. */
    private Run product(Team team, int size, Precision precision) {
        PackedMatrix matrix = random(size, size, precision);
        double[] x = new double[size * size];
        Arrays.setAll(x, i -> Math.sin(i));
        double[] y = new double[x.length];
        PackedMatrix.Vectors vectors = matrix.vectors();
        multiply(team, matrix, vectors, x, size, y);
        long start = System.nanoTime();
        multiply(team, matrix, vectors, x, size, y);
        double seconds = since(start);
        return new Run(seconds, limit(1, size, size, precision), rate(size, seconds));
    }

    private Run openBlasProduct(int size) {
        DoublePointer x = new DoublePointer((long) size * size);
        DoublePointer y = new DoublePointer((long) size * size);
        for (long i = 0; i < x.limit(); i++) {
            x.put(i, Math.sin(i));
        }
        openblas_full.openblas_set_num_threads(threads);
        double seconds = 0;
        for (int i = 0; i < 2; i++) {
            long start = System.nanoTime();
            openblas_full.cblas_dgemm(
                    openblas_full.CblasColMajor,
                    openblas_full.CblasNoTrans,
                    openblas_full.CblasNoTrans,
                    size,
                    size,
                    size,
                    1,
                    x,
                    size,
                    x,
                    size,
                    0,
                    y,
                    size);
            seconds = since(start);
        }
        // Everything else runs OpenBLAS on one thread, as eigenvalues are to have the same bits everywhere.
        openblas_full.openblas_set_num_threads(1);
        x.deallocate();
        y.deallocate();
        return new Run(seconds, limit(1, size, size, Precision.DOUBLE), rate(size, seconds));
    }

    private static String rate(int size, double seconds) {
        return text("%.1f GFlop/s", 2.0 * size * size * size / seconds * 1e-9);
    }

    private static Run tanh(int length, boolean gain) {
        double[] x = new double[length];
        Arrays.setAll(x, i -> 2 * Math.sin(i));
        double[] value = new double[length];
        double[] slope = new double[length];
        int repeats = 200;
        long start = System.nanoTime();
        for (int r = 0; r < repeats; r++) {
            if (gain) {
                Kernels.best().valueAndGain(Nonlinearity.TANH, x, 0, value, 0, slope, 0, length);
            } else {
                Kernels.best().value(Nonlinearity.TANH, x, 0, value, 0, length);
            }
        }
        double seconds = since(start) / repeats;
        return new Run(seconds, Double.NaN, text("%.2f ns per element", seconds / length * 1e9));
    }

    private double readingRate(Team team) {
        double[][] long1 = new double[threads][1 << 22];
        double best = Double.POSITIVE_INFINITY;
        double[] sums = new double[threads];
        for (int i = 0; i < 30; i++) {
            long start = System.nanoTime();
            team.run(
                    threads,
                    (part, member) -> sums[part] += Kernels.best().dot(long1[part], 0, long1[part], 1 << 21, 1 << 21));
            best = Math.min(best, since(start));
        }
        return threads * 8.0 * (1 << 22) / best;
    }

    private double productRate(Team team, Precision precision) {
        int rows = 288;
        int depth = 384;
        int width = 48;
        PackedMatrix[] matrix = new PackedMatrix[threads];
        PackedMatrix.Vectors[] vectors = new PackedMatrix.Vectors[threads];
        double[][] y = new double[threads][rows * width];
        for (int t = 0; t < threads; t++) {
            matrix[t] = random(rows, depth, precision);
            vectors[t] = matrix[t].vectors();
            vectors[t].pack(null, new double[depth * width], 0, width);
        }
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 200; i++) {
            long start = System.nanoTime();
            team.run(threads, (part, member) -> {
                for (int r = 0; r < 20; r++) {
                    matrix[part].multiply(vectors[part], 0, matrix[part].strips(), y[part], 0);
                }
            });
            best = Math.min(best, since(start) / 20);
        }
        return threads * 2.0 * rows * depth * width / best;
    }

    private double limit(double products, int size, double columns, Precision precision) {
        double bytes = precision == Precision.SINGLE ? 4 : 8;
        double rate = precision == Precision.SINGLE ? singleFlops : flops;
        return products * size * size * Math.max(2 * columns / rate, bytes / bandwidth);
    }

    private static PackedMatrix random(int rows, int columns, Precision precision) {
        PackedMatrix matrix = Kernels.best().packedMatrix(precision, rows, columns);
        double[] row = new double[columns];
        for (int i = 0; i < rows; i++) {
            int first = i * columns;
            Arrays.setAll(row, j -> Math.cos(first + j));
            matrix.setRow(i, row, 0);
        }
        return matrix;
    }

    private static void multiply(
            Team team, PackedMatrix matrix, PackedMatrix.Vectors vectors, double[] x, int count, double[] y) {
        vectors.pack(null, x, 0, count);
        int parts = team.size();
        int strips = matrix.strips();
        team.run(
                parts,
                (part, member) -> matrix.multiply(vectors, part * strips / parts, (part + 1) * strips / parts, y, 0));
    }

    private static double since(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
