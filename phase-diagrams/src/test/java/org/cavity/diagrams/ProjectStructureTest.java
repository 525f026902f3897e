package org.cavity.diagrams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules on which part of the project may know what, checked on the text of all source files. */
class ProjectStructureTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> MODULES = List.of("theory", "numerics", "validation", "phase-diagrams");
    private static final String REGISTRY = "org/cavity/validation/Models.java";

    @Test
    void theVectorModuleIsKnownToTheKernelsOnly() throws IOException {
        Set<String> users = new TreeSet<>();
        for (String module : MODULES) {
            users.addAll(mainFiles(module, containing("jdk\\.incubator\\.vector\\.")));
        }
        assertFalse(users.isEmpty(), "no kernel uses the vector module");
        users.removeIf(file -> file.startsWith("org/cavity/numerics/kernel/"));
        assertEquals(Set.of(), users);
    }

    @Test
    void theNativeLibraryIsKnownToOneClassOnly() throws IOException {
        Set<String> users = new TreeSet<>();
        for (String module : MODULES) {
            users.addAll(mainFiles(module, containing("org\\.bytedeco\\.(javacpp|openblas)\\.\\w+(\\.|;)")));
        }
        assertEquals(Set.of("org/cavity/numerics/spectrum/OpenBlasSolver.java"), users);
    }

    /**
     * A model is known to its own packages and to the registry; package descriptions may point to one as an example.
     */
    @Test
    void nothingButTheRegistryKnowsAModel() throws IOException {
        Set<String> models = models();
        assertTrue(models.contains("additive"), () -> "models found: " + models);
        String any = String.join("|", models);
        Predicate<String> knowsModel = containing("org\\.cavity\\.(theory|numerics|validation)\\.(" + any + ")\\b");
        Set<String> users = new TreeSet<>();
        for (String module : MODULES) {
            users.addAll(mainFiles(module, knowsModel));
        }
        assertTrue(users.contains(REGISTRY), "the registry names no model");
        Pattern ownPackage = Pattern.compile("org/cavity/(theory|numerics|validation)/(" + any + ")/.*");
        users.removeIf(file -> file.equals(REGISTRY)
                || file.endsWith("package-info.java")
                || ownPackage.matcher(file).matches());
        assertEquals(Set.of(), users);
    }

    /**
     * Theory is a function of its parameters: it starts no threads, touches no files, and what it samples it draws from
     * the seed that it is given.
     */
    @Test
    void theoryIsPure() throws IOException {
        Predicate<String> impure = containing("\\bjava\\.(io|nio|net|awt)\\.|java\\.util\\.Random|"
                + "\\bExecutor|\\bnew Thread\\b|\\.parallel\\(\\)|parallelStream|System\\.(out|err|getenv)");
        assertEquals(Set.of(), mainFiles("theory", impure));
    }

    @Test
    void noFileNamesAFolderOfOneMachine() throws IOException {
        Predicate<String> machine = containing("(^|[\\s\"'=(])/(home|root|work|tmp|Users)/");
        Set<String> found = new TreeSet<>();
        try (Stream<Path> top = Files.list(ROOT)) {
            for (Path file :
                    top.filter(p -> p.toString().matches(".*\\.(md|xml|cff)")).toList()) {
                if (machine.test(Files.readString(file))) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        for (String module : MODULES) {
            found.addAll(files(ROOT.resolve(module).resolve("src"), machine));
        }
        assertEquals(Set.of(), found);
    }

    /** Every model has a package of validation points, and is named after it. */
    private static Set<String> models() throws IOException {
        try (Stream<Path> children = Files.list(ROOT.resolve("validation/src/main/java/org/cavity/validation"))) {
            return children.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> mainFiles(String module, Predicate<String> content) throws IOException {
        return files(ROOT.resolve(module).resolve("src/main/java"), content);
    }

    /** Paths, relative to the folder, of its Java files with such content. */
    private static Set<String> files(Path folder, Predicate<String> content) throws IOException {
        Set<String> found = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path file :
                        paths.filter(p -> p.toString().endsWith(".java")).toList()) {
                    if (content.test(Files.readString(file))) {
                        found.add(folder.relativize(file).toString().replace('\\', '/'));
                    }
                }
            }
        }
        return found;
    }

    private static Predicate<String> containing(String regex) {
        return Pattern.compile(regex, Pattern.MULTILINE).asPredicate();
    }
}
