package org.cavity.diagrams.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cavity.diagrams.UsageException;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Suggestion;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A YAML file of parameters and settings under the names that the command line uses. A setting becomes the default of
 * the option of its name, so that the command line overrides it. Flags need the fallback value {@code "true"}: picocli
 * takes a typed flag for the opposite of its default.
 */
final class ConfigFile implements IDefaultValueProvider {

    private final String path;
    private final Map<String, String> entries;

    private ConfigFile(String path, Map<String, String> entries) {
        this.path = path;
        this.entries = entries;
    }

    /** The file named by {@code --config} among the arguments, if any. */
    static ConfigFile among(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("--config=")) {
                return read(argument.substring("--config=".length()));
            }
            if (argument.equals("--config") && i + 1 < arguments.size()) {
                return read(arguments.get(i + 1));
            }
        }
        return new ConfigFile("", Map.of());
    }

    private static ConfigFile read(String path) {
        Object document;
        try {
            document = new Load(LoadSettings.builder().setLabel(path).build())
                    .loadFromString(Files.readString(Path.of(path)));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new UsageException("The config file " + path + " does not exist.");
        } catch (IOException e) {
            throw new UsageException("The config file " + path + " cannot be read: " + e.getMessage() + ".");
        } catch (YamlEngineException e) {
            throw new UsageException("The config file " + path + " is not valid YAML: "
                    + e.getMessage().strip().replaceAll("\\s+", " ") + ".");
        }
        Map<String, String> entries = new LinkedHashMap<>();
        if (document instanceof Map<?, ?> map) {
            map.forEach((key, value) -> entries.put(key.toString(), text(path, key.toString(), value)));
        } else if (document != null) {
            throw new UsageException("The config file " + path + " must hold lines of the form 'name: value'.");
        }
        return new ConfigFile(path, entries);
    }

    private static String text(String path, String key, Object value) {
        if (value == null || value instanceof Map) {
            throw new UsageException("The config file " + path + " gives no value to " + key + ".");
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "[]" : list.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return value.toString();
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            for (String name : option.names()) {
                String value = entries.get(setting(name));
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
    }

    /**
     * The entries that are parameters of the model, not settings of the command.
     *
     * @throws UsageException if an entry is neither
     */
    Map<String, String> parameters(CommandSpec command, ParameterSchema<?> schema) {
        List<String> names = schema.specs().stream()
                .flatMap(spec -> Stream.of(spec.name(), spec.alias()))
                .toList();
        Map<String, String> parameters = new LinkedHashMap<>(entries);
        parameters.keySet().removeAll(settings(command));
        parameters.keySet().stream()
                .filter(key -> !names.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw unknown(key, "neither a parameter nor a setting", command, names);
                });
        return parameters;
    }

    /**
     * Refuses a file for a command that takes no parameters.
     *
     * @throws UsageException if an entry is not a setting of the command
     */
    void requireSettingsOnly(CommandSpec command) {
        List<String> settings = settings(command);
        entries.keySet().stream()
                .filter(key -> !settings.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw unknown(key, "not a setting", command, List.of());
                });
    }

    private UsageException unknown(String key, String what, CommandSpec command, List<String> parameters) {
        List<String> known = new ArrayList<>(settings(command));
        known.addAll(parameters);
        return new UsageException("The config file " + path + " names '" + key + "', which is " + what + " of "
                + command.name()
                + Suggestion.nearest(key, known)
                        .map(s -> "; did you mean '" + s + "'?")
                        .orElse("."));
    }

    private static List<String> settings(CommandSpec command) {
        return command.options().stream()
                .flatMap(option -> Stream.of(option.names()))
                .filter(name -> name.startsWith("--"))
                .map(ConfigFile::setting)
                .toList();
    }

    private static String setting(String option) {
        return option.replaceFirst("^--", "").replace('-', '_');
    }
}
