package org.cavity.numerics.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    @Test
    void withoutTheModuleScalarKernelsServeAndOneLineNamesTheFlag() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Named.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertTrue(output.contains("kernels: scalar, tanh(0.5) = " + Math.tanh(0.5)), output);
        assertEquals(2, output.split(FLAG, -1).length, "the flag is to be named once: " + output);
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
