package org.cavity.diagrams.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.MapCells;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Quantity;

/** What the cells of a map show, and the key to their colours. */
public sealed interface MapLayer {

    /** Colour of a cell; null where there is nothing to show. */
    Color colour(Cell cell);

    /** The number that a cell shows, or why there is none; empty if the cell lacks it, or the layer shows no numbers. */
    Optional<Estimate> shown(Cell cell);

    /** Width in points that the key needs beside the map. */
    int keyWidth();

    /** Draws the key to the right of the map. */
    void paintKey(Graphics2D g, Rectangle2D map);

    /** Colour of a measured value on the same scale; null if the layer has no scale for it. */
    Color colour(double measured);

    /**
     * The cells' values of one quantity.
     *
     * @throws org.cavity.diagrams.UsageException if no scale is as chosen
     */
    static MapLayer of(Quantity quantity, MapCells cells, ColourScale.Choice choice) {
        double[] values =
                cells.all().stream().mapToDouble(c -> c.value(quantity)).toArray();
        ColourScale scale = ColourScale.of(quantity, values, choice);
        return new Field(
                quantity,
                scale,
                Arrays.stream(values).anyMatch(v -> v < scale.min()),
                Arrays.stream(values).anyMatch(v -> v > scale.max()));
    }

    /** The cells' phases. */
    static MapLayer phases(MapCells cells) {
        return new Phases(
                cells.all().stream().map(Cell::phase).distinct().sorted().toList());
    }

    /**
     * A quantity on a continuous scale, with a colour bar.
     *
     * @param quantity the quantity
     * @param scale its colours
     * @param below whether there are values below the scale
     * @param above whether there are values above it
     */
    record Field(Quantity quantity, ColourScale scale, boolean below, boolean above) implements MapLayer {

        @Override
        public Color colour(Cell cell) {
            double value = cell.value(quantity);
            return Double.isNaN(value) ? null : scale.colour(value);
        }

        @Override
        public Optional<Estimate> shown(Cell cell) {
            return Optional.ofNullable(cell.quantities().get(quantity));
        }

        @Override
        public Color colour(double measured) {
            return scale.colour(measured);
        }

        @Override
        public int keyWidth() {
            return ColourBar.WIDTH;
        }

        @Override
        public void paintKey(Graphics2D g, Rectangle2D map) {
            new ColourBar(scale, AxisRange.label(quantity), below, above).paint(g, map);
        }
    }

    /** Phases as flat colours, with a list of names. */
    record Phases(List<Phase> present) implements MapLayer {

        private static final int SWATCH = 12;
        private static final int LINE = 20;

        @Override
        public Color colour(Cell cell) {
            return PhaseColours.of(cell.phase());
        }

        @Override
        public Optional<Estimate> shown(Cell cell) {
            return Optional.empty();
        }

        @Override
        public Color colour(double measured) {
            return null;
        }

        @Override
        public int keyWidth() {
            double text = present.stream()
                    .mapToDouble(p -> Text.width(Chart.SMALL, p.label()))
                    .max()
                    .orElse(0);
            return (int) Math.ceil(text) + SWATCH + 24;
        }

        @Override
        public void paintKey(Graphics2D g, Rectangle2D map) {
            g.setStroke(Chart.stroke(0.8f));
            double x = map.getMaxX() + 10;
            double y = map.getMinY();
            for (Phase phase : present) {
                Rectangle2D swatch = new Rectangle2D.Double(x, y, SWATCH, SWATCH);
                g.setColor(PhaseColours.of(phase));
                g.fill(swatch);
                g.setColor(Chart.INK);
                g.draw(swatch);
                Text.left(g, Chart.SMALL, phase.label(), x + SWATCH + 6, y + SWATCH / 2.0);
                y += LINE;
            }
        }
    }
}
