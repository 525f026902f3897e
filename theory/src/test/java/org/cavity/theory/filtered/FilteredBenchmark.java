package org.cavity.theory.filtered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
 * Time of one solution with its largest exponent in a warm JVM on one thread, at 2 % above the onset of chaos and at twice
 * and five times the critical gain. No part of the tests; start it with
 *
 * <pre>mvn -q -pl theory -am test -Dtest=FilteredBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * which fails if a solution takes longer than {@link #allowed promised}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class FilteredBenchmark {

    @Param({"1.02", "2", "5"})
    public double timesCritical;

    @Param({"first-order", "euler-0.05", "euler-0.25", "euler-0.5", "euler-0.9", "adapting", "three-times", "oscillator"
    })
    public String filter;

    @Param({"tanh", "clip"})
    public String nonlinearity;

    private FilteredNetwork network;

    @Setup
    public void setUp() {
        LinearFilter unit = switch (filter) {
            case "first-order" -> LinearFilter.firstOrder(1);
            case "adapting" -> LinearFilter.adapting(List.of(0.25), List.of(1.0));
            case "three-times" -> LinearFilter.adapting(List.of(0.5, 0.1, 0.02), List.of(0.5, 0.5, 0.5));
            case "oscillator" -> LinearFilter.oscillator(1.5, 0.2);
            default -> LinearFilter.eulerMap(Double.parseDouble(filter.substring("euler-".length())));
        };
        Nonlinearity phi = Nonlinearity.find(nonlinearity).orElseThrow();
        network = FilteredNetwork.of(phi, timesCritical * unit.criticalGain(), unit);
    }

    @Benchmark
    public double solutionWithExponent() {
        return FilteredMeanField.solve(network).maximalLyapunovExponent();
    }

    /** Runs all of the above, prints the table and holds it against what is promised. */
    @Test
    void run() throws RunnerException {
        String pattern = FilteredBenchmark.class.getName() + "\\..*";
        var results = new Runner(new OptionsBuilder().include(pattern).build()).run();
        assertEquals(48, results.size(), "benchmarks that ran");
        for (RunResult result : results) {
            double time = result.getPrimaryResult().getScore();
            assertTrue(time < allowed(result.getParams()), () -> result.getParams() + " took " + time + " ms");
        }
    }

    /** In ms: 5000 close to the onset, 500 elsewhere. */
    private static double allowed(BenchmarkParams params) {
        return params.getParam("timesCritical").equals("1.02") ? 5000 : 500;
    }
}
