import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Whether an executed notebook has no error, and a chart that shows something under each cell that makes one. Exit status 1
 * with one line for each fault if not. If there is none and a second file is named, the notebook is written there with its
 * pictures whole: Java kernels lose up to two bytes at the end of a PNG, which browsers forgive and other readers do not.
 *
 * <p>Of files that are PNG it tells the same: which charts are empty.
 */
final class CheckCharts {

    /** Grid and axes are grey; curves, points and maps are not, and colour so many pixels within a frame. */
    private static final int COLOURED_PIXELS = 50;

    /** Difference between the largest and the smallest of red, green and blue from which a pixel has a colour. */
    private static final int SATURATION = 20;

    /** Lines of the frame are darker than this, those of the grid lighter. */
    private static final int DARK = 150;

    /** The lines of a frame are longer than this part of the picture's width, those of legends and colour bars are not. */
    private static final double SHORTEST_LINE = 0.2;

    /** Ticks may lengthen the lines of a frame by this, in pixels. */
    private static final int TICK = 8;

    /** How every PNG ends. */
    private static final byte[] END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};

    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> whole = new LinkedHashMap<>();
    private int charts;

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].endsWith(".png")) {
            System.exit(pictures(arguments));
        }
        CheckCharts check = new CheckCharts();
        String executed = Files.readString(Path.of(arguments[0]));
        int number = 0;
        for (JsonElement cell : JsonParser.parseString(executed)
                .getAsJsonObject().getAsJsonArray("cells")) {
            number++;
            if (cell.getAsJsonObject().get("cell_type").getAsString().equals("code")) {
                check.cell(number, cell.getAsJsonObject());
            }
        }
        if (check.charts == 0) {
            check.faults.add("there is no chart");
        }
        check.faults.forEach(System.out::println);
        if (check.faults.isEmpty() && arguments.length > 1) {
            for (Map.Entry<String, String> picture : check.whole.entrySet()) {
                executed = executed.replace(picture.getKey(), picture.getValue());
            }
            Files.writeString(Path.of(arguments[1]), executed);
        }
        System.exit(check.faults.isEmpty() ? 0 : 1);
    }

    private static int pictures(String[] files) throws IOException {
        int empty = 0;
        for (String file : files) {
            if (isEmpty(ImageIO.read(Path.of(file).toFile()))) {
                System.out.println(Path.of(file).getFileName() + ": the chart is empty");
                empty++;
            }
        }
        return empty == 0 ? 0 : 1;
    }

    private void cell(int number, JsonObject cell) throws IOException {
        boolean makesChart = text(cell.get("source")).stripTrailing().endsWith(".image()");
        int shown = 0;
        if (cell.get("execution_count").isJsonNull()) {
            faults.add("cell " + number + " was not executed");
        }
        for (JsonElement element : cell.getAsJsonArray("outputs")) {
            JsonObject output = element.getAsJsonObject();
            if (output.get("output_type").getAsString().equals("error")) {
                faults.add("cell " + number + ": " + text(output.get("evalue")));
            }
            JsonObject data = output.getAsJsonObject("data");
            if (data != null && data.has("image/png")) {
                shown++;
                String received = text(data.get("image/png"));
                byte[] png = completed(Base64.getMimeDecoder().decode(received));
                whole.put(received, Base64.getEncoder().encodeToString(png));
                if (isEmpty(ImageIO.read(new ByteArrayInputStream(png)))) {
                    faults.add("cell " + number + ": the chart is empty");
                }
            }
        }
        if (makesChart && shown == 0) {
            faults.add("cell " + number + ": the chart is missing");
        }
        charts += shown;
    }

    /** The bytes with what is missing of their end. */
    private static byte[] completed(byte[] png) {
        for (int missing = 0; missing < END.length; missing++) {
            int from = png.length - (END.length - missing);
            if (Arrays.equals(png, from, png.length, END, 0, END.length - missing)) {
                byte[] complete = Arrays.copyOf(png, from + END.length);
                System.arraycopy(END, 0, complete, from, END.length);
                return complete;
            }
        }
        return png;
    }

    /** Whether there is no panel, or an empty one; legends are outside, and coloured even if nothing is drawn. */
    private static boolean isEmpty(BufferedImage image) {
        List<Rectangle> panels = panels(image);
        return panels.isEmpty() || panels.stream().anyMatch(p -> coloured(image, p) < COLOURED_PIXELS);
    }

    /** What is between the sides of the frames, panels one above the other apart. */
    private static List<Rectangle> panels(BufferedImage image) {
        Rectangle frames = frames(image);
        List<Rectangle> panels = new ArrayList<>();
        int top = frames.y;
        for (int y = frames.y; y <= frames.y + frames.height; y++) {
            if (!isDarkNear(image, frames.x, y) || !isDarkNear(image, frames.x + frames.width - 1, y)) {
                if (y - top > TICK) {
                    panels.add(new Rectangle(frames.x, top, frames.width, y - top));
                }
                top = y + 1;
            }
        }
        return panels;
    }

    /** The smallest rectangle around the horizontal lines of all frames; empty if there are none. */
    private static Rectangle frames(BufferedImage image) {
        Rectangle frames = new Rectangle(-1, -1);
        for (int y = 0; y < image.getHeight(); y++) {
            int length = 0;
            for (int x = 0; x < image.getWidth(); x++) {
                length = isDark(image.getRGB(x, y)) ? length + 1 : 0;
                if (length > SHORTEST_LINE * image.getWidth()) {
                    frames.add(new Rectangle(x - length + 1, y, length, 1));
                }
            }
        }
        return frames;
    }

    /** Whether there is a dark pixel in this row that is no farther than ticks are long. */
    private static boolean isDarkNear(BufferedImage image, int column, int y) {
        for (int x = Math.max(0, column - TICK); x <= Math.min(image.getWidth() - 1, column + TICK); x++) {
            if (y < image.getHeight() && isDark(image.getRGB(x, y))) {
                return true;
            }
        }
        return false;
    }

    private static int coloured(BufferedImage image, Rectangle panel) {
        int coloured = 0;
        for (int y = panel.y; y < panel.y + panel.height; y++) {
            for (int x = panel.x; x < panel.x + panel.width; x++) {
                coloured += range(image.getRGB(x, y)) >= SATURATION ? 1 : 0;
            }
        }
        return coloured;
    }

    private static boolean isDark(int rgb) {
        return Math.max(rgb >> 16 & 0xFF, Math.max(rgb >> 8 & 0xFF, rgb & 0xFF)) < DARK;
    }

    private static int range(int rgb) {
        int red = rgb >> 16 & 0xFF;
        int green = rgb >> 8 & 0xFF;
        int blue = rgb & 0xFF;
        return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
    }

    /** Text, or the lines of one. */
    private static String text(JsonElement element) {
        if (!element.isJsonArray()) {
            return element.getAsString();
        }
        StringBuilder text = new StringBuilder();
        element.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        return text.toString();
    }
}
