package org.cavity.theory.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.cavity.theory.nonlinearity.Nonlinearity;
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
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Time of one solution with its largest exponent in a warm JVM on one thread: from near the onset of chaos to deep in
 * it, for the built-in nonlinearities and for one of which only the values are known. No part of the tests; start it
 * with
 *
 * <pre>mvn -q -pl theory -am test -Dtest=MeanFieldBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * which fails if a solution takes longer than {@link #allowed promised}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class MeanFieldBenchmark {

    @Param({"1.01", "2", "5", "20"})
    public double gain;

    @Param({"tanh", "erf", "clip", "algebraic"})
    public String nonlinearity;

    private AdditiveNetwork network;

    @Setup
    public void setUp() {
        Nonlinearity phi = Nonlinearity.find(nonlinearity)
                .orElseGet(() -> Nonlinearity.of("algebraic", x -> x / Math.sqrt(1 + x * x)));
        network = AdditiveNetwork.of(phi, gain);
    }

    @Benchmark
    public double solutionWithExponent() {
        return MeanField.solve(network).maximalLyapunovExponent();
    }

    /** Runs all of the above, prints the table and holds it against what is promised. */
    @Test
    void run() throws RunnerException {
        String pattern = MeanFieldBenchmark.class.getName() + "\\..*";
        var results = new Runner(new OptionsBuilder().include(pattern).build()).run();
        assertEquals(16, results.size(), "benchmarks that ran");
        for (RunResult result : results) {
            double time = result.getPrimaryResult().getScore();
            assertTrue(time < allowed(result.getParams()), () -> result.getParams() + " took " + time + " ms");
        }
    }

    /** In ms: 20 at g = 2 and 100 at other gains for the built-in nonlinearities, 1000 for a user's own. */
    private static double allowed(BenchmarkParams params) {
        if (params.getParam("nonlinearity").equals("algebraic")) {
            return 1000;
        }
        return params.getParam("gain").equals("2") ? 20 : 100;
    }
}
