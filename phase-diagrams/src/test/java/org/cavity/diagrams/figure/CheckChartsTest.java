package org.cavity.diagrams.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.cavity.diagrams.PhaseDiagram;
import org.cavity.theory.additive.AdditiveNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The program that looks for empty charts in executed notebooks, {@code notebooks/CheckCharts.java}. */
class CheckChartsTest {

    private static final double[] X = Plot.linear(-1, 1, 41);
    private static final double[] NOTHING = new double[X.length];

    static {
        Arrays.fill(NOTHING, Double.NaN);
    }

    @TempDir
    private Path folder;

    private String write(String name, BufferedImage image) throws IOException {
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file.toString();
    }

    /** A chart of the library as it is, with a faint line or one without any point. */
    private static BufferedImage bare(double[] y) {
        XYChart chart = new XYChartBuilder().width(640).height(480).build();
        var series = chart.addSeries("line", X, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(SeriesLines.SOLID);
        series.setLineWidth(1);
        series.setLineColor(new java.awt.Color(0xC8DCE8));
        return BitmapEncoder.getBufferedImage(chart);
    }

    /** Each empty chart has a legend with a coloured sample, or a zero line, or a panel that is not empty. */
    @Test
    void emptyChartsAreFoundAndOthersAreNot() throws IOException, InterruptedException {
        BufferedImage full = Plot.of("x", "y").line("square", X, x -> x * x).image();
        BufferedImage empty = Plot.of("x", "y").line("nothing", X, NOTHING).image();
        BufferedImage panels =
                new BufferedImage(full.getWidth(), full.getHeight() + empty.getHeight(), BufferedImage.TYPE_INT_RGB);
        panels.createGraphics().drawImage(full, 0, 0, null);
        panels.createGraphics().drawImage(empty, 0, full.getHeight(), null);
        BufferedImage map = PhaseDiagram.of(AdditiveNetwork.tanh(1), "gain=0.5:1.5:3", "input_variance=0:1:3")
                .image();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "--class-path",
                System.getProperty("java.class.path"),
                Path.of("..", "notebooks", "CheckCharts.java").toString(),
                write("full.png", full),
                write("map.png", map),
                write("faint.png", bare(X)),
                write("empty.png", empty),
                write("panels.png", panels),
                write("bare.png", bare(NOTHING)),
                write("blank.png", new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB))));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertEquals(1, process.waitFor());
        assertEquals(
                List.of("empty", "panels", "bare", "blank"),
                Files.readAllLines(output, StandardCharsets.UTF_8).stream()
                        .map(line -> line.replace(".png: the chart is empty", ""))
                        .toList());
    }
}
