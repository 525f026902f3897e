package org.cavity.numerics.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.parallel.Team;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Time of an orthonormalisation, the block's copy included, by shape and number of threads. No part of the tests; start
 * it with
 *
 * <pre>mvn -q -pl numerics -am test -Dtest=OrthonormalisationBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class OrthonormalisationBenchmark {

    @Param({"1000x1", "300x300", "1000x100", "4096x400", "1048576x2"})
    public String shape;

    @Param({"1", "2"})
    public int threads;

    private Team team;
    private Orthonormalisation orthonormalisation;
    private double[] original;
    private double[] block;
    private double[] logStretch;

    /** Independent deviates about unit vectors: a frame as it is after some time, for which one pass is enough. */
    @Setup
    public void setUp() {
        int[] sizes =
                Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
        int length = sizes[0];
        int count = sizes[1];
        Random random = new Random(1);
        original = new double[length * count];
        for (int i = 0; i < original.length; i++) {
            original[i] = 0.3 * random.nextGaussian() / Math.sqrt(length) + (i % length == i / length ? 1 : 0);
        }
        block = new double[original.length];
        logStretch = new double[count];
        team = Team.of(threads);
        orthonormalisation = new Orthonormalisation(Kernels.best(), team, length, count);
    }

    @TearDown
    public void tearDown() {
        team.close();
    }

    @Benchmark
    public double orthonormalise() {
        System.arraycopy(original, 0, block, 0, block.length);
        return orthonormalisation.orthonormalise(block, 0, logStretch);
    }

    /** Runs all of the above and prints the table. */
    @Test
    void run() throws RunnerException {
        String pattern = OrthonormalisationBenchmark.class.getName() + "\\..*";
        var results = new Runner(new OptionsBuilder().include(pattern).build()).run();
        assertEquals(10, results.size(), () -> "benchmarks that ran: " + Arrays.toString(results.toArray()));
    }
}
