package org.cavity.diagrams.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {

    /** Even while one cell takes longer than the time between lines. */
    @Test
    void linesTellHowFarItHasComeAndEndWithIt() throws InterruptedException {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (ProgressDisplay display = ProgressDisplay.log("theory", lines::add, 20)) {
            assertEquals("theory 0.0 %", lines.poll(10, TimeUnit.SECONDS));
            display.advance(0.25);
            display.at(() -> "gain = 2");
            String line = lines.poll(10, TimeUnit.SECONDS);
            while (line != null && !line.endsWith("gain = 2")) {
                line = lines.poll(10, TimeUnit.SECONDS);
            }
            assertEquals("theory 25.0 %, about 1 min left; gain = 2", line);
        }
        lines.clear();
        Thread.sleep(100);
        assertTrue(lines.size() <= 1, "a line may have been on its way");
    }
}
