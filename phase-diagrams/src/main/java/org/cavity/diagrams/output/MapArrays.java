package org.cavity.diagrams.output;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.Lattice;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;

/**
 * The arrays of a phase diagram. With ny values on the vertical and nx on the horizontal axis they are {@code x} [nx],
 * {@code y} [ny], {@code axes}, the names of the two parameters, and of shape [ny, nx]: each quantity under its name,
 * its numerical error under {@code NAME_error}, both NaN where it does not exist or failed; {@code phase}, which counts
 * in {@code phase_names} from 0; {@code converged} and {@code failed}, 1 for yes. A refined map has its grid in them,
 * and every computed cell, those of the grid among them, in arrays of one dimension whose names begin with
 * {@code cells.}: {@code cells.x}, {@code cells.y}, {@code cells.level}, {@code cells.phase} and so on.
 *
 * @param map the cells
 */
public record MapArrays(MapCells map) {

    private static final String CELLS = "cells.";

    /** The archive. */
    public NpzArchive archive(List<Quantity> quantities) {
        Lattice lattice = map.lattice();
        Axis x = lattice.x();
        Axis y = lattice.y();
        NpzArchive archive = new NpzArchive()
                .texts("axes", List.of(x.parameter().name(), y.parameter().name()))
                .vector("x", numbers(x.count(), x::value))
                .vector("y", numbers(y.count(), y::value));
        for (Quantity quantity : quantities) {
            archive.matrix(quantity.name(), matrix(cell -> cell.value(quantity)));
            archive.matrix(quantity.name() + "_error", matrix(cell -> error(cell, quantity)));
        }
        archive.integers("phase", codes(cell -> cell.phase().ordinal()))
                .texts(
                        "phase_names",
                        Arrays.stream(Phase.values()).map(Phase::label).toList())
                .integers("converged", codes(cell -> cell.converged() ? 1 : 0))
                .integers("unresolved", codes(cell -> cell.isUnresolved() ? 1 : 0))
                .integers("failed", codes(cell -> cell.isFailed() ? 1 : 0));
        return lattice.levels() == 0 ? archive : addCells(archive, quantities);
    }

    private NpzArchive addCells(NpzArchive archive, List<Quantity> quantities) {
        Lattice lattice = map.lattice();
        archive.vector(CELLS + "x", points(i -> lattice.xValue(lattice.column(i))));
        archive.vector(CELLS + "y", points(i -> lattice.yValue(lattice.row(i))));
        archive.integers(CELLS + "level", whole(points(i -> lattice.level(lattice.column(i), lattice.row(i)))));
        for (Quantity quantity : quantities) {
            archive.vector(CELLS + quantity.name(), all(cell -> cell.value(quantity)));
            archive.vector(CELLS + quantity.name() + "_error", all(cell -> error(cell, quantity)));
        }
        archive.integers(CELLS + "phase", whole(all(cell -> cell.phase().ordinal())));
        archive.integers(CELLS + "converged", whole(all(cell -> cell.converged() ? 1 : 0)));
        archive.integers(CELLS + "unresolved", whole(all(cell -> cell.isUnresolved() ? 1 : 0)));
        return archive.integers(CELLS + "failed", whole(all(cell -> cell.isFailed() ? 1 : 0)));
    }

    private static double error(Cell cell, Quantity quantity) {
        Estimate estimate = cell.quantities().get(quantity);
        return estimate == null || estimate.isFailed() ? Double.NaN : estimate.error();
    }

    private double[] points(LongToDoubleFunction of) {
        return map.byIndex().keySet().stream().mapToDouble(of::applyAsDouble).toArray();
    }

    private double[] all(ToDoubleFunction<Cell> of) {
        return map.all().stream().mapToDouble(of).toArray();
    }

    /** The grid of level 0. */
    private double[][] matrix(ToDoubleFunction<Cell> of) {
        Lattice lattice = map.lattice();
        int spacing = lattice.spacing(0);
        return IntStream.range(0, lattice.y().count())
                .mapToObj(row -> numbers(
                        lattice.x().count(), column -> of.applyAsDouble(map.at(column * spacing, row * spacing))))
                .toArray(double[][]::new);
    }

    private int[][] codes(ToDoubleFunction<Cell> of) {
        return Arrays.stream(matrix(of)).map(MapArrays::whole).toArray(int[][]::new);
    }

    private static double[] numbers(int count, IntToDoubleFunction of) {
        return IntStream.range(0, count).mapToDouble(of).toArray();
    }

    private static int[] whole(double[] values) {
        return Arrays.stream(values).mapToInt(v -> (int) v).toArray();
    }
}
