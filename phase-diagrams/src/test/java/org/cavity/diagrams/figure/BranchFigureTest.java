package org.cavity.diagrams.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cavity.diagrams.Toy;
import org.cavity.diagrams.boundary.CriticalPoint;
import org.cavity.diagrams.sweep.Axis;
import org.cavity.theory.model.BifurcationDiagram;
import org.cavity.theory.model.Branch;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;

class BranchFigureTest {

    private static final ParameterSchema<?> SCHEMA = Toy.fold().theory().schema();
    private static final Axis DRIVE = Axis.parse("drive=0:10:201", SCHEMA);

    private static Branch branch(String kind, boolean stable, double height) {
        return new Branch(
                kind,
                kind,
                stable,
                IntStream.range(0, DRIVE.count())
                        .mapToObj(i ->
                                new Branch.Point(DRIVE.value(i), Map.of(Quantity.VARIANCE, Estimate.of(height, 0))))
                        .toList());
    }

    private static BranchFigure figure(Branch... branches) {
        return new BranchFigure(
                DRIVE,
                new BifurcationDiagram(List.of(branches), new TreeMap<>()),
                List.of(Quantity.VARIANCE),
                List.of(),
                List.of());
    }

    private static int pixels(Figure figure, Color colour) {
        BufferedImage image = FigureFiles.image(figure);
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == colour.getRGB() ? 1 : 0;
            }
        }
        return count;
    }

    /** The dashes of a finely sampled curve would run together if each vertex began them anew. */
    @Test
    void unstableBranchesAreDashedHoweverFineTheGrid() {
        Color blue = CurveColours.ofState("fixed-point");
        int solid = pixels(figure(branch("fixed-point", true, 1)), blue);
        int dashed = pixels(figure(branch("fixed-point", false, 1)), blue);
        assertTrue(solid > 1000, "pixels " + solid);
        // Six points of every ten are drawn.
        assertEquals(0.6, (double) dashed / solid, 0.05);
    }

    @Test
    void eachKindHasItsColour() {
        Color vermilion = CurveColours.ofState("chaotic");
        assertEquals(0, pixels(figure(branch("fixed-point", true, 1)), vermilion));
        assertTrue(pixels(figure(branch("fixed-point", true, 1), branch("chaotic", true, 2)), vermilion) > 1000);
    }

    @Test
    void criticalValuesAndKindsHaveALineOfTheLegendEach() {
        Branch stable = branch("fixed-point", true, 1);
        BifurcationDiagram diagram = new BifurcationDiagram(List.of(stable, stable), new TreeMap<>());
        List<Quantity> one = List.of(Quantity.VARIANCE);
        List<CriticalPoint> folds = List.of(new CriticalPoint("fold", "fold", 3), new CriticalPoint("fold", "fold", 7));
        int bare = figure(stable).height();
        assertEquals(bare, new BranchFigure(DRIVE, diagram, one, List.of(), List.of()).height());
        int line = new BranchFigure(DRIVE, diagram, one, folds, List.of()).height() - bare;
        assertTrue(line > 0);
        assertEquals(bare + line, figure(stable, branch("chaotic", true, 2)).height());
    }

    /** Boundaries far from zero have no slow modes to show. */
    @Test
    void onlyFamiliesThatComeCloseToZeroHaveAPanelOfDistances() {
        Figure far = FamilyFigure.of(SCHEMA.spec("drive"), new double[] {1}, List.of(circle(-1, 0.5)), "tau");
        Figure near = FamilyFigure.of(
                SCHEMA.spec("drive"), new double[] {1, 2}, List.of(circle(-1, 0.5), circle(-1, 0.999)), "tau");
        assertEquals(1, ((Panels) far).charts().size());
        assertEquals(2, ((Panels) near).charts().size());
        Figure none = FamilyFigure.of(SCHEMA.spec("drive"), new double[] {1}, List.of(Map.of()), "tau");
        assertTrue(FigureFiles.image(none).getHeight() > 0);
    }

    @Test
    void theAngleOfANegativeNumberIsPiWhateverTheSignOfItsZero() {
        Columns curve = Columns.of("re", new double[] {0.01, -0.5, -1, -0.5}, "im", new double[] {0, 0.5, -0.0, -0.5});
        Figure figure = FamilyFigure.of(SCHEMA.spec("drive"), new double[] {1}, List.of(Map.of("bulk", curve)), "tau");
        XYSeries angles = ((Panels) figure)
                .charts()
                .get(1)
                .getSeriesCollection()
                .iterator()
                .next();
        assertArrayEquals(new double[] {0, 0.75, 1, Double.NaN}, angles.getYData(), 1e-12);
    }

    private static Map<String, Columns> circle(double centre, double radius) {
        double[] re = IntStream.rangeClosed(0, 64)
                .mapToDouble(i -> centre + radius * Math.cos(Math.PI * i / 32))
                .toArray();
        double[] im = IntStream.rangeClosed(0, 64)
                .mapToDouble(i -> radius * Math.sin(Math.PI * i / 32))
                .toArray();
        return Map.of("bulk", Columns.of("re", re, "im", im));
    }
}
