import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.channels.LoopThread;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/**
 * Starts rapaio-jupyter-kernel as its own main class does, without that one's races (version 3.0.1): a request that comes
 * before the table of its handlers is there ends the thread that would have answered it, and a thread that begins to run
 * before it is marked as running ends at once. Either way Jupyter waits for ever. Requests that come too early are dropped
 * here, which clients repeat, and threads that ended are started again.
 */
final class StartKernel {

    private StartKernel() {}

    public static void main(String[] arguments) throws Exception {
        // The kernel would log every message of the protocol; the log line of a missing vector module is a warning.
        Logger.getLogger("").setLevel(Level.WARNING);
        Channels channels =
                new Channels(Transform.fromJson(Files.readString(Path.of(arguments[0])), ConnectionProperties.class));
        field(Channels.class, "handlers").set(channels, new HashMap<>());
        channels.connect(MainApp.kernel);
        for (Object channel : (Set<?>) field(Channels.class, "channels").get(channels)) {
            if (hasThread(channel)) {
                revive(channel);
            }
        }
        channels.joinUntilClose();
    }

    private static boolean hasThread(Object channel) {
        for (Field field : channel.getClass().getDeclaredFields()) {
            if (field.getType() == LoopThread.class) {
                return true;
            }
        }
        return false;
    }

    private static void revive(Object channel) throws ReflectiveOperationException, InterruptedException {
        Field place = field(channel.getClass(), "loopThread");
        LoopThread thread = (LoopThread) place.get(channel);
        // A thread that does not run ends within this time.
        thread.join(200);
        if (!thread.isAlive()) {
            LoopThread next = new LoopThread(
                    thread.getName(),
                    field(LoopThread.class, "sleep").getLong(thread),
                    (Runnable) field(LoopThread.class, "loopBody").get(thread));
            place.set(channel, next);
            next.start();
        }
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
