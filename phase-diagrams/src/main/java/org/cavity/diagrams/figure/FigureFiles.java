package org.cavity.diagrams.figure;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A figure as PNG, SVG and PDF. The bytes depend on the figure alone: no date is inside. */
public final class FigureFiles {

    private FigureFiles() {}

    /** File name → bytes: {@code name.png}, {@code name.svg}, {@code name.pdf}. */
    public static Map<String, byte[]> of(String name, Figure figure) throws IOException {
        return of(name, figure, FigureSize.STANDARD);
    }

    /** The same, in a given size. */
    public static Map<String, byte[]> of(String name, Figure figure, FigureSize size) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(name + ".png", png(figure, size.pixels()));
        files.put(name + ".svg", svg(figure, size.points()));
        files.put(name + ".pdf", pdf(figure, size.points()));
        return files;
    }

    static BufferedImage image(Figure figure) {
        return image(figure, FigureSize.STANDARD.pixels());
    }

    /** The figure, so many pixels wide. */
    static BufferedImage image(Figure figure, int pixels) {
        double scale = (double) pixels / figure.width();
        BufferedImage image =
                new BufferedImage(pixels, (int) Math.round(scale * figure.height()), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        // Up to the last row, of which the figure may cover a part only.
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(scale, scale);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        figure.paint(g);
        g.dispose();
        return image;
    }

    private static byte[] png(Figure figure, int pixels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image(figure, pixels), "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] svg(Figure figure, double points) throws IOException {
        VectorGraphics2D g = new VectorGraphics2D();
        background(g, figure);
        figure.paint(g);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new SVGProcessor()
                .getDocument(g.getCommands(), new PageSize(0, 0, figure.width(), figure.height()))
                .writeTo(bytes);
        // Viewers that enlarge an image smooth it unless told not to.
        String text =
                bytes.toString(StandardCharsets.UTF_8).replace("<image ", "<image image-rendering=\"optimizeSpeed\" ");
        return resized(text, figure, points).getBytes(StandardCharsets.UTF_8);
    }

    /** The view box keeps the layout; width and height tell how large it is shown. */
    private static String resized(String svg, Figure figure, double points) {
        double height = points * figure.height() / figure.width();
        return points == figure.width()
                ? svg
                : svg.replaceFirst("height=\"" + figure.height() + "px\"", "height=\"" + height + "pt\"")
                        .replaceFirst("width=\"" + figure.width() + "px\"", "width=\"" + points + "pt\"");
    }

    private static byte[] pdf(Figure figure, double points) throws IOException {
        try (PDDocument document = new PDDocument()) {
            // The identifier is otherwise made from the clock.
            document.setDocumentId(0L);
            float scale = (float) (points / figure.width());
            PDRectangle rectangle = new PDRectangle(scale * figure.width(), scale * figure.height());
            PDPage page = new PDPage(rectangle);
            document.addPage(page);
            PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, rectangle.getWidth(), rectangle.getHeight());
            g.scale(scale, scale);
            background(g, figure);
            figure.paint(g);
            g.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(g.getXFormObject());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static void background(Graphics2D g, Figure figure) {
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, figure.width(), figure.height());
    }
}
