package org.cavity.diagrams.output;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;

/**
 * The arrays of a phase diagram. With ny values on the vertical and nx on the horizontal axis they are {@code x} [nx],
 * {@code y} [ny], {@code axes}, the names of the two parameters, and of shape [ny, nx]: each quantity under its name,
 * its numerical error under {@code NAME_error}, both NaN where it does not exist or failed; {@code phase}, which counts
 * in {@code phase_names} from 0; {@code converged} and {@code failed}, 1 for yes.
 *
 * @param x horizontal axis
 * @param y vertical axis
 */
public record MapArrays(Axis x, Axis y) {

    /** The archive of a map's cells, which are numbered along x first. */
    public NpzArchive archive(Cell[] cells, List<Quantity> quantities) {
        NpzArchive archive = new NpzArchive()
                .texts("axes", List.of(x.parameter().name(), y.parameter().name()))
                .vector("x", values(x))
                .vector("y", values(y));
        for (Quantity quantity : quantities) {
            archive.matrix(quantity.name(), numbers(cells, cell -> cell.value(quantity)));
            archive.matrix(quantity.name() + "_error", numbers(cells, cell -> error(cell, quantity)));
        }
        return archive.integers("phase", codes(cells, cell -> cell.phase().ordinal()))
                .texts(
                        "phase_names",
                        Arrays.stream(Phase.values()).map(Phase::label).toList())
                .integers("converged", codes(cells, cell -> cell.converged() ? 1 : 0))
                .integers("failed", codes(cells, cell -> cell.isFailed() ? 1 : 0));
    }

    private static double error(Cell cell, Quantity quantity) {
        Estimate estimate = cell.quantities().get(quantity);
        return estimate == null || estimate.isFailed() ? Double.NaN : estimate.error();
    }

    private static double[] values(Axis axis) {
        return IntStream.range(0, axis.count()).mapToDouble(axis::value).toArray();
    }

    private double[][] numbers(Cell[] cells, ToDoubleFunction<Cell> of) {
        return rows(
                        cells,
                        row -> row.mapToDouble(i -> of.applyAsDouble(cells[i])).toArray())
                .toArray(double[][]::new);
    }

    private int[][] codes(Cell[] cells, ToIntFunction<Cell> of) {
        return rows(cells, row -> row.map(i -> of.applyAsInt(cells[i])).toArray())
                .toArray(int[][]::new);
    }

    private <R> List<R> rows(Cell[] cells, Function<IntStream, R> row) {
        int columns = x.count();
        return IntStream.range(0, cells.length / columns)
                .mapToObj(j -> row.apply(IntStream.range(j * columns, (j + 1) * columns)))
                .toList();
    }
}
