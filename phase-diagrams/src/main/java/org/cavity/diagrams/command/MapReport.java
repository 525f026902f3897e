package org.cavity.diagrams.command;

import com.google.gson.JsonObject;
import java.util.List;
import org.cavity.diagrams.boundary.ContourLine;
import org.cavity.diagrams.boundary.NamedCurve;
import org.cavity.diagrams.figure.ColourScale;
import org.cavity.diagrams.figure.FigureSize;
import org.cavity.diagrams.figure.MapFigure;
import org.cavity.diagrams.figure.MapLayer;
import org.cavity.diagrams.figure.SimulatedMarkers;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.MapArrays;
import org.cavity.diagrams.output.MapDocument;
import org.cavity.diagrams.output.MapTables;
import org.cavity.diagrams.output.ResultFolder;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.diagrams.sweep.Plane;
import org.cavity.diagrams.sweep.SimulatedPoint;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.ValidationReport;
import org.cavity.validation.Verdict;

/**
 * Writes the files of a finished phase diagram and tells what it came to.
 *
 * @param session where it is told
 * @param job the phase diagram that was asked for
 * @param folder where the files go
 * @param json whether a script reads it
 */
record MapReport(Session session, MapJob<?> job, ResultFolder folder, boolean json) {

    /** Writes and tells; returns the exit status. */
    int give(MapResult result) {
        Plane<?> plane = job.sweep().plane();
        MapCells cells = result.cells();
        List<SimulatedPoint> points = result.points();
        MapLayer layer = job.shown() == null
                ? MapLayer.phases(cells)
                : MapLayer.of(job.shown(), cells, ColourScale.Choice.AUTOMATIC);
        List<ContourLine> contours = ContourChoice.lines(job.contours(), cells);
        MapFigure figure = new MapFigure(
                cells,
                layer,
                result.curves(),
                contours,
                points.stream()
                        .map(p -> SimulatedMarkers.marker(p, job.shown()))
                        .toList(),
                FigureSize.STANDARD.layout());
        MapTables tables = new MapTables(plane.x(), plane.y());
        List<Quantity> quantities = List.copyOf(job.sweep().request().quantities());
        Results files = new Results()
                .csv("data.csv", tables.cells(cells, quantities))
                .csv("boundaries.csv", tables.boundaries(result.curves()));
        if (job.simulates()) {
            files.csv("simulation.csv", tables.simulation(points));
        }
        if (!contours.isEmpty()) {
            files.csv("contours.csv", tables.contours(contours));
        }
        files.arrays(new MapArrays(cells).archive(quantities))
                .figure(session, figure)
                .write(session, folder);
        if (json) {
            JsonObject document = new MapDocument(cells, job.sweep().request().quantities(), result.curves(), points)
                    .json(job.plan().model(), job.plan().parameters(), job.colour());
            document.add("provenance", folder.provenance().toJson());
            document.add("files", files.json(folder));
            session.out().print(Json.text(document));
        } else {
            session.out().print(text(result, tables) + files.summary(folder));
        }
        boolean failed = cells.all().stream().anyMatch(Cell::isFailed);
        return disagrees(points) || failed ? ExitStatus.DISAGREEMENT : ExitStatus.DONE;
    }

    private static boolean disagrees(List<SimulatedPoint> points) {
        if (points.isEmpty()) {
            return false;
        }
        Verdict verdict = SimulatedPoint.report(points).verdict();
        return verdict == Verdict.DISAGREES || verdict == Verdict.FAILED;
    }

    private static String text(MapResult result, MapTables tables) {
        StringBuilder text = new StringBuilder();
        if (!result.points().isEmpty()) {
            text.append(tables.summary(result.points())).append('\n');
        }
        text.append(MapTables.counts(result.cells().all()));
        if (!result.points().isEmpty()) {
            ValidationReport report = SimulatedPoint.report(result.points());
            text.append(report.count(Verdict.DISAGREES))
                    .append(" of ")
                    .append(report.comparisons().size())
                    .append(" comparisons with simulation disagree\n");
        }
        for (NamedCurve curve : result.curves()) {
            if (curve.unsolved() > 0) {
                text.append(curve.label())
                        .append(": no state to judge at ")
                        .append(curve.unsolved())
                        .append(" points looked at\n");
            }
        }
        return text.toString();
    }
}
