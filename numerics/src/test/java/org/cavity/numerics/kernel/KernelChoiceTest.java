package org.cavity.numerics.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cavity.numerics.additive.AdditiveModel;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.LyapunovRequest;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.api.Test;

class KernelChoiceTest {

    private static final String FLAG = "--add-modules jdk.incubator.vector";

    @Test
    void vectorKernelsServeWhereverTheJvmWasStartedWithTheirModule() {
        assumeTrue(ManagementFactory.getRuntimeMXBean()
                .getInputArguments()
                .toString()
                .contains("jdk.incubator.vector"));
        assertTrue(Kernels.best().name().startsWith("vector"), Kernels.best().name());
    }

    /** The same couplings and frames through other kernels: rounding apart, the same numbers over a short time. */
    @Test
    void withoutTheModuleNetworksRunAsWithIt() throws IOException, InterruptedException {
        String output = withoutModule(Networks.class);
        assertEquals(2, output.split("Scalar kernels", -1).length, "one line of the log: " + output);
        List<String> scalar = output.lines().filter(l -> l.startsWith("= ")).toList();
        List<String> here = Networks.results();
        assertEquals(6, here.size());
        assertEquals(here.size(), scalar.size(), output);
        for (int i = 0; i < here.size(); i++) {
            String[] expected = here.get(i).split(" ");
            String[] actual = scalar.get(i).split(" ");
            // Rounding of 2^-53 or 2^-24 a product, a hundred times that over 200 stages of 100 terms, which grow like
            // exp(0.2 · 6).
            double tolerance = expected[1].equals("SINGLE") ? 1e-5 : 1e-12;
            assertEquals(expected[1], actual[1]);
            assertEquals(expected.length, actual.length);
            for (int k = 2; k < expected.length; k++) {
                assertEquals(Double.parseDouble(expected[k]), Double.parseDouble(actual[k]), tolerance, here.get(i));
            }
        }
    }

    @Test
    void withoutTheModuleScalarScalarKernelsServeAndOneLineNamesTheFlag() throws IOException, InterruptedException {
        String output = withoutModule(Named.class);
        assertTrue(output.contains("kernels: scalar, tanh(0.5) = " + Math.tanh(0.5)), output);
        assertEquals(2, output.split(FLAG, -1).length, "the flag is to be named once: " + output);
    }

    private static String withoutModule(Class<?> program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    /** Short measurements and exponents with dense and orthogonal couplings in both precisions. */
    static final class Networks {

        private Networks() {}

        public static void main(String[] arguments) {
            results().forEach(System.out::println);
        }

        static List<String> results() {
            List<String> results = new ArrayList<>();
            NetworkSimulation<AdditiveNetwork> simulation = new NetworkSimulation<>(new AdditiveModel());
            for (Precision precision : Precision.values()) {
                Scheme scheme = new Scheme(Integrator.AUTOMATIC, precision, false);
                SimulationSettings settings = new SimulationSettings(128, 1, 1, 2, 4, 0.1, 1, 1, scheme);
                AdditiveNetwork dense = AdditiveNetwork.tanh(2);
                for (AdditiveNetwork network : List.of(dense, dense.withCoupling(CouplingEnsemble.ORTHOGONAL))) {
                    results.add("= " + precision.name() + " "
                            + simulation
                                    .measure(network, settings, Set.of(Quantity.VARIANCE), Progress.NONE)
                                    .sample(Quantity.VARIANCE)
                                    .mean());
                }
                double[] exponents = simulation
                        .lyapunov(dense, settings, LyapunovRequest.leading(4), Progress.NONE)
                        .values();
                results.add("= " + precision.name() + " "
                        + Arrays.stream(exponents).mapToObj(Double::toString).collect(Collectors.joining(" ")));
            }
            return results;
        }
    }

    /** Says which kernels serve in a JVM of its own. */
    static final class Named {

        private Named() {}

        public static void main(String[] arguments) {
            double[] y = new double[1];
            Kernels.best().value(org.cavity.theory.nonlinearity.Nonlinearity.TANH, new double[] {0.5}, 0, y, 0, 1);
            System.out.println("kernels: " + Kernels.best().name() + ", tanh(0.5) = " + y[0]);
        }
    }
}
