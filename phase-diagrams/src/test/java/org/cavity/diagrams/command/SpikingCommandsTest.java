package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands over the network of spiking neurons, which is a network of couplings and a population of neurons. */
class SpikingCommandsTest {

    @TempDir
    private Path folder;

    private final CommandsOfAllModels cavity = new CommandsOfAllModels();

    @Tag("slow")
    @Test
    void simulateShowsNetworksBesideTheory() {
        int status = cavity.run(
                "simulate",
                "spiking-network",
                "preset=none",
                "mu=18",
                "g=60",
                "--size",
                "400",
                "--replicas",
                "3",
                "--transient",
                "200",
                "--time",
                "4000",
                "--json",
                "--output",
                folder.resolve("network").toString());
        assertEquals(0, status, cavity.err() + cavity.out());
        JsonObject document = JsonParser.parseString(cavity.out()).getAsJsonObject();
        assertEquals(
                Set.of("rate", "power_spectrum", "log_rates", "theory_power_spectrum"),
                document.getAsJsonObject("arrays").keySet());
        JsonObject measured = document.getAsJsonObject("quantities");
        JsonObject predicted = document.getAsJsonObject("theory");
        for (String quantity : Set.of("rate", "isi_cv")) {
            double simulation = measured.getAsJsonObject(quantity).get("value").getAsDouble();
            double theory = predicted.getAsJsonObject(quantity).get("value").getAsDouble();
            assertEquals(1, simulation / theory, 0.05, quantity);
        }
        assertTrue(Files.exists(folder.resolve("network").resolve("figure.png")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "simulate spiking-network --size 200000 | size = 200000 is out of range: networks of spiking neurons have",
                "simulate spiking-network --coupling sparse | There is no parameter 'coupling';",
                "simulate spiking-network --precision single | precision = single is out of place:",
                "response spiking-network --step mean=18:20 | The model spiking-network has no population rate that",
                "lyapunov spiking-network | The model spiking-network has no Lyapunov exponents;",
            })
    void whatThereIsNotIsRefused(String command, String sentence) {
        assertEquals(2, cavity.run(command.split(" ")));
        assertTrue(cavity.err().startsWith("cavity: " + sentence), cavity.err());
        assertEquals("", cavity.out());
    }

    @Test
    void dryRunTellsTheMemoryOfTheCouplings() {
        assertEquals(0, cavity.run("simulate", "spiking-network", "--size", "10000", "--replicas", "1", "--dry-run"));
        assertTrue(cavity.out().contains("1 network, about"), cavity.out());
        assertTrue(cavity.out().matches("(?s).* and 4[01]\\d MB \\(estimated\\)\n.*"), cavity.out());
    }
}
