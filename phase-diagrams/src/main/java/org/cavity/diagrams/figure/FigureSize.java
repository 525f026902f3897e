package org.cavity.diagrams.figure;

import org.cavity.diagrams.UsageException;

/**
 * How large a picture is.
 *
 * @param layout width in the points that the figure is laid out in, in which its smallest text is 11 high
 * @param points width of the SVG and of the page of the PDF, in points
 * @param pixels width of the PNG
 */
public record FigureSize(int layout, double points, int pixels) {

    /** 440 points; drawn on a paper's column of 86 mm, it has text of 6 points and 390 pixels an inch. */
    public static final FigureSize STANDARD = new FigureSize(Chart.WIDTH, Chart.WIDTH, 3 * Chart.WIDTH);

    /** Width of a figure on a page at least and at most, in mm. */
    private static final double[] MILLIMETRES = {60, 400};

    /** Width of a PNG at least and at most, in pixels. */
    private static final double[] PIXELS = {400, 10000};

    /** Smallest text on a page, in points: where it would be less or more the figure is laid out anew. */
    private static final double[] TEXT = {6, 8};

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;
    private static final double PIXELS_PER_POINT = 400.0 / 72;

    /**
     * Reads a width: {@code 86mm} on a page, for which the smallest text has between 6 and 8 points and the PNG 400
     * pixels an inch; or {@code 1200px} of the PNG alone.
     *
     * @throws UsageException if it is no width, or out of range
     */
    public static FigureSize parse(String text) {
        String number = text.replaceFirst("(mm|px)$", "");
        double width;
        try {
            width = Double.parseDouble(number);
        } catch (NumberFormatException e) {
            width = Double.NaN;
        }
        if (number.equals(text) || Double.isNaN(width)) {
            throw new UsageException("size = " + text + " cannot be read: it must be a width such as 86mm or 1200px.");
        }
        boolean onPage = text.endsWith("mm");
        double[] range = onPage ? MILLIMETRES : PIXELS;
        if (!(width >= range[0] && width <= range[1])) {
            String unit = onPage ? "mm" : "px";
            throw new UsageException("size = " + text + " is out of range: it must be between " + (int) range[0] + unit
                    + " and " + (int) range[1] + unit + ".");
        }
        if (!onPage) {
            return new FigureSize(STANDARD.layout, STANDARD.points, (int) Math.round(width));
        }
        double points = width * POINTS_PER_MILLIMETRE;
        double asItIs = Chart.SMALL.getSize2D() * points / STANDARD.layout;
        double legible = Math.max(TEXT[0], Math.min(TEXT[1], asItIs));
        return new FigureSize((int) Math.round(Chart.SMALL.getSize2D() * points / legible), points, (int)
                Math.round(points * PIXELS_PER_POINT));
    }
}
