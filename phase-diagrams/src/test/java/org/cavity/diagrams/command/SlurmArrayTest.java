package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The array script of the docs as a task of Slurm runs it, with a {@code cavity} that only tells how it was called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SlurmArrayTest {

    private static final Path SCRIPT = Path.of("docs", "slurm-array.sh").toAbsolutePath();

    @TempDir
    private Path folder;

    private int run(int statusOfCavity, List<String> arguments, Map<String, String> more)
            throws IOException, InterruptedException {
        program("cavity", "exit " + statusOfCavity);
        program("scontrol", "exit 0");
        List<String> command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.getRoot().toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", folder + ":" + environment.get("PATH"));
        environment.put("SLURM_SUBMIT_DIR", folder.toString());
        environment.put("SLURM_ARRAY_JOB_ID", "77");
        environment.put("SLURM_ARRAY_TASK_ID", "3");
        environment.put("SLURM_ARRAY_TASK_MAX", "8");
        environment.putAll(more);
        return builder.redirectError(folder.resolve("error").toFile()).start().waitFor();
    }

    /** A program that writes the words of its call to a file of its name. */
    private void program(String name, String end) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(
                file, "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + folder + "/" + name + ".called'\n" + end + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private List<String> called(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name + ".called"));
    }

    @Test
    void aTaskComputesItsShardAndReturnsToTheQueueWhenItsTimeIsOver() throws IOException, InterruptedException {
        List<String> map = List.of("phase-diagram", "gated", "--output", "a map");
        for (int status = 0; status <= 4; status++) {
            assertEquals(status, run(status, map, Map.of("SLURM_CPUS_PER_TASK", "2", "CAVITY_MAX_TIME", "50m")));
            List<String> expected = new ArrayList<>(map);
            expected.addAll(List.of("--shard", "3/8", "--threads", "2", "--max-time", "50m"));
            assertEquals(expected, called("cavity"));
            assertEquals(status == 4, Files.exists(folder.resolve("scontrol.called")));
        }
        assertEquals(List.of("requeue", "77_3"), called("scontrol"));
        // Some tasks submitted again are the same shards of as many.
        assertEquals(0, run(0, map, Map.of("SLURM_ARRAY_TASK_MAX", "5", "CAVITY_SHARDS", "8")));
        assertTrue(called("cavity").contains("3/8"));
        assertEquals(0, run(0, map, Map.of()));
        List<String> words = called("cavity");
        assertEquals(List.of("--threads", "1", "--max-time", "110m"), words.subList(words.size() - 4, words.size()));
    }

    @Test
    void withoutACommandItTellsHowItIsSubmitted() throws IOException, InterruptedException {
        assertEquals(2, run(0, List.of(), Map.of()));
        assertFalse(Files.exists(folder.resolve("cavity.called")));
        assertTrue(Files.readString(folder.resolve("error")).startsWith("usage: sbatch --array=1-N"));
    }
}
