package org.cavity.diagrams.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.boundary.ContourLine;
import org.cavity.diagrams.figure.ColourScale;
import org.cavity.diagrams.figure.FigureFiles;
import org.cavity.diagrams.figure.FigureSize;
import org.cavity.diagrams.figure.Fonts;
import org.cavity.diagrams.figure.MapFigure;
import org.cavity.diagrams.figure.MapLayer;
import org.cavity.diagrams.figure.MapMarker;
import org.cavity.diagrams.figure.SimulatedMarkers;
import org.cavity.diagrams.output.StoredMap;
import org.cavity.diagrams.output.StoredResults;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Suggestion;
import org.cavity.validation.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cavity plot}. */
@Command(
        name = "plot",
        description = {
            "Draws a phase diagram again from its files alone, with other choices.",
            "Without options it is the same picture."
        },
        footer = {
            "",
            "Examples:",
            "  cavity plot cavity-additive-phase-diagram --colour variance --log",
            "  cavity plot cavity-additive-phase-diagram --range -0.5:0.5 --contours max_lyapunov=-0.1,0,0.1",
            "  cavity plot cavity-additive-phase-diagram --colour phase --no-markers --output figure2.pdf",
            "  cavity plot cavity-additive-phase-diagram --size 86mm --output column.pdf"
        })
final class PlotCommand implements Callable<Integer> {

    private static final String PHASE = "phase";
    private static final List<String> FORMATS = List.of("png", "svg", "pdf");

    private final Session session;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FOLDER", description = "Folder of the phase diagram.")
    private String folder;

    @Option(
            names = {"--colour", "--color"},
            paramLabel = "QUANTITY",
            description = "Quantity shown as colour, or 'phase' (default: the one that the map was made with).")
    private String colour;

    @Option(
            names = "--range",
            paramLabel = "A:B",
            description = "Ends of the colour bar; one that is left out, as in 0:, is that of the values.")
    private String range;

    @Option(names = "--log", fallbackValue = "true", description = "Colours follow the logarithm of the values.")
    private boolean logarithmic;

    @Mixin
    private ContourOptions contours;

    @Option(names = "--no-markers", fallbackValue = "true", description = "Leave out the simulated points.")
    private boolean noMarkers;

    @Option(
            names = "--size",
            paramLabel = "WIDTH",
            description = {
                "Width on a page, as 86mm or 178mm: text has between 6 and 8 points, the PNG 400 pixels an inch;",
                "or of the PNG alone, as 1200px (default: 440 points, 1320px)."
            })
    private String size;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description =
                    "A file that ends in .png, .svg or .pdf, or a folder for all three (default: beside the others,"
                            + " under the name of what is shown).")
    private String output;

    PlotCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (folder == null) {
            throw new UsageException("The folder of the phase diagram is missing.");
        }
        if (!Fonts.areUsable()) {
            throw new UsageException(Fonts.MISSING);
        }
        StoredResults results = StoredResults.read(folder);
        Model<?> model = session.model(results.model());
        StoredMap map = StoredMap.read(results, model.theory());
        for (String file : StoredMap.files(results)) {
            if (!results.isAsWritten(file)) {
                session.err()
                        .println("cavity: warning: " + results.path().resolve(file)
                                + " was changed after it was written.");
            }
        }
        String name = colour != null ? colour : map.colour();
        Quantity shown = name.equals(PHASE) ? null : quantity(map, name, PHASE);
        MapLayer layer = layer(map, shown);
        FigureSize chosen = size == null ? FigureSize.STANDARD : FigureSize.parse(size);
        List<MapMarker> markers = noMarkers ? List.of() : SimulatedMarkers.markers(map.outcomes(), shown);
        MapFigure figure = new MapFigure(map.cells(), layer, map.curves(), contours(map), markers, chosen.layout());
        write(files(results, name, figure, chosen));
        return ExitStatus.DONE;
    }

    /** A quantity that the map has. */
    private Quantity quantity(StoredMap map, String name, String... others) {
        return map.quantity(name).orElseThrow(() -> {
            List<String> names = Stream.concat(map.quantities().stream().map(Quantity::name), Stream.of(others))
                    .toList();
            return new UsageException("There is no quantity '" + name + "' in " + folder
                    + Suggestion.nearest(name, names)
                            .map(s -> "; did you mean '" + s + "'?")
                            .orElse("; it must be one of " + String.join(", ", names) + "."));
        });
    }

    private MapLayer layer(StoredMap map, Quantity shown) {
        if (shown != null) {
            return MapLayer.of(shown, map.cells(), choice());
        }
        if (logarithmic || range != null) {
            throw new UsageException((logarithmic ? "log" : "range = " + range)
                    + " is out of place: phases have no scale; choose a quantity with --colour.");
        }
        return MapLayer.phases(map.cells());
    }

    private List<ContourLine> contours(StoredMap map) {
        return ContourChoice.lines(ContourChoice.parse(contours.contours(), name -> quantity(map, name)), map.cells());
    }

    private ColourScale.Choice choice() {
        if (range == null) {
            return new ColourScale.Choice(Double.NaN, Double.NaN, logarithmic);
        }
        String[] ends = range.split(":", -1);
        if (ends.length != 2) {
            throw new UsageException(
                    "range = " + range + " cannot be read: it must be A:B, such as -1:1, or A: or :B.");
        }
        double min = end(ends[0]);
        double max = end(ends[1]);
        if (min >= max) {
            throw new UsageException("range = " + range + " is out of range: A must be less than B.");
        }
        return new ColourScale.Choice(min, max, logarithmic);
    }

    private double end(String text) {
        return text.isBlank() ? Double.NaN : FiniteNumber.of("range", range, text);
    }

    /** The files by where they go. */
    private Map<Path, byte[]> files(StoredResults results, String name, MapFigure figure, FigureSize chosen)
            throws IOException {
        Map<Path, byte[]> files = new LinkedHashMap<>();
        Path place;
        try {
            place = output == null ? results.path() : Path.of(output);
        } catch (InvalidPathException e) {
            throw new UsageException("The file '" + output + "' cannot be written: " + e.getReason() + ".");
        }
        String last = place.getFileName() == null ? "" : place.getFileName().toString();
        for (String format : FORMATS) {
            if (output != null && last.endsWith("." + format)) {
                files.put(place, FigureFiles.of("figure", figure, chosen).get("figure." + format));
                return files;
            }
        }
        if (output != null && last.contains(".") && !Files.isDirectory(place)) {
            throw new UsageException("output = " + output + " is out of range: a file must end in .png, .svg or .pdf.");
        }
        FigureFiles.of(name, figure, chosen).forEach((file, bytes) -> files.put(place.resolve(file), bytes));
        return files;
    }

    private void write(Map<Path, byte[]> files) throws IOException {
        for (Path file : files.keySet()) {
            if (Files.isDirectory(file) || isResult(file)) {
                throw new UsageException(file + " is " + (Files.isDirectory(file) ? "a folder" : "a result")
                        + " and is not overwritten; choose another name with --output.");
            }
        }
        List<String> written = new ArrayList<>();
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            boolean replaced = Files.exists(file.getKey());
            try {
                Files.createDirectories(file.getKey().toAbsolutePath().getParent());
                Files.write(file.getKey(), file.getValue());
            } catch (AccessDeniedException | FileAlreadyExistsException e) {
                throw new UsageException("The file " + file.getKey() + " cannot be written: "
                        + (e instanceof AccessDeniedException ? "permission denied." : "part of its path is a file."));
            }
            written.add(file.getKey() + (replaced ? " (replaced)" : ""));
        }
        session.out().print("Files: " + String.join(", ", written) + "\n");
    }

    /** Whether a file of provenance beside it vouches for this one. */
    private static boolean isResult(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return Files.exists(file)
                && Files.exists(parent.resolve("provenance.json"))
                && StoredResults.read(parent.toString())
                        .hashes()
                        .containsKey(file.getFileName().toString());
    }
}
