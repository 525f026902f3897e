package org.cavity.theory.gated.lyapunov;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Tasks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All rows of independent programs for the Euler map of step 0.5, g = 8, α_r = 1.5, α_z = 2, τ = 1: three solutions of the
 * single-site equations on few paths, and four networks. Exponents above −0.11, 0 and 0.01 are counted per neuron.
 */
class SlowGatingReferenceTest {

    private static final int SETS = 3;
    private static final int PATHS = 256;
    private static final int PATHS_OF_KERNELS = 128;
    private static final int PATHS_OF_FIELD = 4096;
    private static final int CALIBRATION = 32768;
    private static final double STEP = 0.5;

    /** Network size 0 stands for a solution of the theory. */
    record Row(String key, int size, double value, double uncertainty) {}

    /**
     * Networks one by one, by the uncertainty of 7 to 10 % that each states for its finite size; of the thirteen rows none
     * may be beyond 3 combined errors. Solutions of the theory state less than what they scatter by: exponents above −0.11
     * are 0.1373 ± 0.003, 0.1498 ± 0.006 and 0.1454 ± 0.006, though the network of N = 1200 has 0.155, and the dimension is
     * 0.141 ± 0.004, 0.152 ± 0.008 and 0.160 ± 0.008. Their means count, with the standard error that the scatter gives,
     * which at 4.5 errors leaves room for much: the networks are the sharper test.
     */
    @Test
    @Tag("slow")
    void rowsOfIndependentProgramsAgree() throws IOException {
        Map<String, Estimate> own = own();
        List<Row> rows = rows();
        Map<String, List<Row>> solutions =
                rows.stream().filter(r -> r.size() == 0).collect(Collectors.groupingBy(Row::key));
        List<Row> networks = rows.stream().filter(r -> r.size() > 0).toList();
        assertEquals(13, networks.size());
        assertEquals(4, solutions.size());
        assertAll(networks.stream().map(row -> () -> {
            Estimate estimate = own.get(row.key());
            double z = (estimate.value() - row.value()) / Math.hypot(estimate.error(), row.uncertainty());
            assertTrue(Math.abs(z) < 3, row + ", own " + estimate + ", z = " + z);
        }));
        assertAll(solutions.entrySet().stream().map(entry -> () -> {
            Estimate mean = Estimate.ofSamples(
                    entry.getValue().stream().mapToDouble(Row::value).toArray(), 0);
            Estimate estimate = own.get(entry.getKey());
            double z = (estimate.value() - mean.value()) / Math.hypot(estimate.error(), mean.error());
            assertTrue(Math.abs(z) < 4.5, entry.getKey() + " " + mean + ", own " + estimate + ", z = " + z);
        }));
    }

    /** Sets of paths as {@link GatedLyapunovSpectrum} takes them, at the thresholds of the rows. */
    private static Map<String, Estimate> own() {
        GatedNetwork network = GatedNetwork.of(8, 1.5).withUpdateGain(2);
        SpectrumWindow window = SpectrumWindow.ofMap(network, STEP, new int[] {7}, Tasks.SEQUENTIAL);
        Map<String, double[]> values = new HashMap<>();
        Function<String, double[]> samples = key -> values.computeIfAbsent(key, k -> new double[SETS]);
        for (int i = 0; i < SETS; i++) {
            RingMeanField field =
                    RingMeanField.solve(network, window.motion(), PATHS_OF_FIELD, new int[] {i, 1}, Tasks.SEQUENTIAL);
            GainPaths paths = GainPaths.draw(
                    field.inputs(),
                    window.evolution().ring().points(),
                    PATHS,
                    CALIBRATION,
                    new int[] {i, 2},
                    Tasks.SEQUENTIAL);
            PathSet set = new PathSet(equations(window, paths.leading(PATHS_OF_KERNELS)), equations(window, paths));
            PathSet.Integrals integrals = set.integrals().orElseThrow();
            samples.apply("ky_dimension")[i] = integrals.kyDimension();
            samples.apply("entropy_rate")[i] = integrals.entropyRate();
            samples.apply("exponents_above 0")[i] = integrals.unstableFraction();
            for (double threshold : new double[] {0.01, -0.11}) {
                samples.apply("exponents_above " + threshold)[i] =
                        set.at(threshold).above();
            }
        }
        Map<String, Estimate> estimates = new HashMap<>();
        values.forEach((key, all) -> estimates.put(key, Estimate.ofSamples(all, 0)));
        return estimates;
    }

    private static SingleSiteEquations equations(SpectrumWindow window, GainPaths paths) {
        return new SingleSiteEquations(window.evolution(), 1, 1, paths.paths(), paths.weights(), Tasks.SEQUENTIAL);
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                SlowGatingReferenceTest.class.getResourceAsStream("slow_gating.csv"), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",");
                rows.add(new Row(
                        (cells[0] + " " + cells[1]).trim(),
                        cells[2].isEmpty() ? 0 : Integer.parseInt(cells[2]),
                        Double.parseDouble(cells[3]),
                        Double.parseDouble(cells[4])));
            }
        }
        return rows;
    }
}
