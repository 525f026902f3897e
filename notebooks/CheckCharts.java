import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
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
 */
final class CheckCharts {

    /** Axes, grid and text are grey; of curves, points and maps there are more coloured pixels than these. */
    private static final int COLOURED_PIXELS = 200;

    /** Difference between the largest and the smallest of red, green and blue from which a pixel has a colour. */
    private static final int SATURATION = 60;

    /** How every PNG ends. */
    private static final byte[] END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};

    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> whole = new LinkedHashMap<>();
    private int charts;

    public static void main(String[] arguments) throws IOException {
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

    private static boolean isEmpty(BufferedImage image) {
        int coloured = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int red = rgb >> 16 & 0xFF;
                int green = rgb >> 8 & 0xFF;
                int blue = rgb & 0xFF;
                int range = Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
                coloured += range >= SATURATION ? 1 : 0;
            }
        }
        return coloured < COLOURED_PIXELS;
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
