package org.cavity.numerics.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which solver serves: here, and in JVMs of their own that lack something. */
class SolverChoiceTest {

    private static final String FELL_BACK = "EJML finds the eigenvalues";
    private static final Predicate<String> ALL = jar -> true;

    @Test
    void openBlasServesOnThePlatformsItIsMadeFor() {
        assumeTrue(isSupported());
        assertTrue(
                EigenvalueSolver.best().name().startsWith("OpenBLAS 0."),
                EigenvalueSolver.best().name());
        assertEquals(
                EigenvalueSolver.best().name(), EigenvalueSolver.nameInUse().orElseThrow());
    }

    @Test
    void withoutTheJarsEjmlServesAndOneLineNamesThem() throws Exception {
        String output = output(start(jar -> !jar.contains("bytedeco")));
        assertFellBack(output);
        assertTrue(output.contains("org.bytedeco:openblas is not on the class path"), output);
    }

    @Test
    void withoutTheNativeLibraryEjmlServes() throws Exception {
        String output = output(start(jar -> !jar.matches(".*bytedeco.*-(linux|macosx|windows)-.*")));
        assertFellBack(output);
        assertTrue(output.contains("cannot be loaded"), output);
    }

    @Test
    void whereTheLibraryCannotBeUnpackedEjmlServes(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file")).resolve("no-folder");
        String output = output(start(
                ALL, "-Dorg.bytedeco.javacpp.cachedir=" + file, "-Duser.home=" + file, "-Djava.io.tmpdir=" + file));
        assertFellBack(output);
    }

    @Test
    void thePropertyChoosesEjml() throws Exception {
        assertFellBack(output(start(ALL, "-Dcavity.eigenvalues=ejml")));
        String misspelled = output(start(ALL, "-Dcavity.eigenvalues=lapack"));
        assertFellBack(misspelled);
        assertTrue(misspelled.contains("not openblas or ejml"), misspelled);
    }

    @Test
    void twoProcessesMayUnpackTheLibraryAtOnce(@TempDir Path folder) throws Exception {
        assumeTrue(isSupported());
        String cache = "-Dorg.bytedeco.javacpp.cachedir=" + folder;
        List<Process> processes = List.of(start(ALL, cache), start(ALL, cache));
        for (Process process : processes) {
            String output = output(process);
            assertTrue(output.startsWith("solver: OpenBLAS"), output);
        }
    }

    private static void assertFellBack(String output) {
        assertTrue(output.contains("solver: EJML, radius 2.0"), output);
        assertEquals(2, output.split(FELL_BACK, -1).length, "the reason is to be given once: " + output);
    }

    /** The platforms for which the build adds the native library. */
    private static boolean isSupported() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch");
        boolean x86 = arch.equals("amd64") || arch.equals("x86_64");
        boolean arm = arch.equals("aarch64");
        return system.startsWith("linux") && (x86 || arm)
                || system.startsWith("mac") && (x86 || arm)
                || system.startsWith("windows") && x86;
    }

    private static Process start(Predicate<String> jars, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jars)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(Named.class.getName());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String output(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    /** Says which solver serves in a JVM of its own. */
    static final class Named {

        private Named() {}

        public static void main(String[] arguments) {
            Eigenvalues.of(new double[] {2}, 1);
            double radius = Eigenvalues.of(new double[] {0, 2, 2, 0}, 2).radius();
            System.out.println("solver: " + EigenvalueSolver.best().name() + ", radius " + (float) radius);
        }
    }
}
