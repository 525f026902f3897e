package org.cavity.theory.lyapunov.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
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
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Time of one inverse with its determinant, the hot loop of the whole Lyapunov spectrum, on one thread, beside that of EJML's
 * Cholesky decomposition. No part of the tests; start it with
 *
 * <pre>mvn -q -pl theory -am test -Dtest=SymmetricInverseBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * which fails if EJML is faster at any size.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class SymmetricInverseBenchmark {

    @Param({"64", "80", "128", "256"})
    public int size;

    private DMatrixRMaj matrix;
    private DMatrixRMaj work;
    private DMatrixRMaj result;
    private double[][] rows;
    private SymmetricInverse sweep;
    private LinearSolverDense<DMatrixRMaj> cholesky;

    @Setup
    public void setUp() {
        matrix = RandomMatrices_DDRM.symmetricPosDef(size, new Random(1));
        work = matrix.copy();
        result = matrix.createLike();
        rows = new double[size][size];
        sweep = new SymmetricInverse(size);
        cholesky = LinearSolverFactory_DDRM.symmPosDef(size);
    }

    @Benchmark
    public double sweep() {
        for (int i = 0; i < size; i++) {
            System.arraycopy(matrix.data, i * size, rows[i], 0, i + 1);
        }
        return sweep.invert(rows);
    }

    @Benchmark
    public double ejml() {
        work.setTo(matrix);
        cholesky.setA(work);
        cholesky.invert(result);
        return result.get(0, 0);
    }

    /** Runs both at all sizes, prints the table and compares. */
    @Test
    void run() throws RunnerException {
        String pattern = SymmetricInverseBenchmark.class.getName() + "\\..*";
        var results = new Runner(new OptionsBuilder().include(pattern).build()).run();
        assertEquals(8, results.size(), "benchmarks that ran");
        Map<String, Double> times = new HashMap<>();
        for (RunResult result : results) {
            times.put(
                    result.getPrimaryResult().getLabel() + result.getParams().getParam("size"),
                    result.getPrimaryResult().getScore());
        }
        for (int m : new int[] {64, 80, 128, 256}) {
            assertTrue(times.get("sweep" + m) < times.get("ejml" + m), times.toString());
        }
    }
}
