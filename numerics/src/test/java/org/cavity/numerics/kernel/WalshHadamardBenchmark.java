package org.cavity.numerics.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cavity.numerics.connectivity.Coupling;
import org.cavity.numerics.connectivity.OrthogonalCoupling;
import org.cavity.numerics.connectivity.QuarterCircleCoupling;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Time per application of structured couplings on one thread, beside a plain copy of the vector, and the bytes that it
 * allocates: more than a few hundred mean that vectors were boxed. No part of the tests; start it with
 *
 * <pre>mvn -q -pl numerics -am test -Dtest=WalshHadamardBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class WalshHadamardBenchmark {

    @Param({"4096", "65536", "1048576"})
    public int size;

    @Param({"DOUBLE", "SINGLE"})
    public Precision precision;

    private Coupling orthogonal;
    private Coupling quarterCircle;
    private double[] scale;
    private double[] x;
    private double[] y;

    @Setup
    public void setUp() {
        Random random = new Random(1);
        RandomStreams streams = new RandomStreams(1, 0);
        orthogonal = new OrthogonalCoupling(size, 2, streams, precision, Team.alone());
        quarterCircle = new QuarterCircleCoupling(size, 2, streams, precision, Team.alone());
        scale = random.doubles(size).toArray();
        x = random.doubles(size, -1, 1).toArray();
        y = new double[size];
    }

    @Benchmark
    public double[] copy() {
        System.arraycopy(x, 0, y, 0, size);
        return y;
    }

    @Benchmark
    public double[] orthogonal() {
        orthogonal.apply(null, x, 0, 1, y, 0);
        return y;
    }

    @Benchmark
    public double[] orthogonalWithGains() {
        orthogonal.apply(scale, x, 0, 1, y, 0);
        return y;
    }

    @Benchmark
    public double[] quarterCircle() {
        quarterCircle.apply(null, x, 0, 1, y, 0);
        return y;
    }

    /** Runs all of the above and prints the table. */
    @Test
    void run() throws RunnerException {
        String pattern = WalshHadamardBenchmark.class.getName() + "\\..*";
        var results = new Runner(new OptionsBuilder()
                        .include(pattern)
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        assertEquals(24, results.size(), () -> "benchmarks that ran: " + Arrays.toString(results.toArray()));
    }
}
