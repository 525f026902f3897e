package org.cavity.theory.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * The parameters of one model, derived from the {@link Parameter} annotations on its record.
 *
 * @param <P> the model's parameter record
 */
public final class ParameterSchema<P extends Record> {

    private static final Pattern BEFORE_FIRST = Pattern.compile("(.+)\\[0+]");

    private static final Pattern ELEMENT = Pattern.compile("(.+)\\[([1-9][0-9]?)]");

    private final Class<P> type;
    private final List<ParameterSpec> specs;
    private final RecordComponent[] components;
    private final Constructor<P> constructor;

    private ParameterSchema(Class<P> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        List<ParameterSpec> list = new ArrayList<>();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            Parameter p = components[i].getAnnotation(Parameter.class);
            if (p == null) {
                throw new IllegalStateException(type.getName() + "." + components[i].getName() + " lacks @Parameter");
            }
            types[i] = components[i].getType();
            list.add(new ParameterSpec(
                    readable(components[i].getName()),
                    p.alias(),
                    p.symbol(),
                    p.meaning(),
                    p.unit(),
                    p.initial(),
                    p.min(),
                    p.max(),
                    types[i]));
        }
        this.specs = List.copyOf(list);
        try {
            this.constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Derives the schema of a parameter record, each of whose components carries {@link Parameter}. */
    public static <P extends Record> ParameterSchema<P> of(Class<P> type) {
        return new ParameterSchema<>(type);
    }

    /** The declared parameters in the order of the record. */
    public List<ParameterSpec> specs() {
        return specs;
    }

    /**
     * The parameter with this readable name or alias.
     *
     * @throws ParameterException if there is none; the message suggests the nearest name
     */
    public ParameterSpec spec(String nameOrAlias) {
        return find(nameOrAlias).orElseThrow(() -> new ParameterException(unknown(nameOrAlias)));
    }

    /**
     * The parameter with this readable name or alias, if there is one. {@code name[k]} is the element k, counted from
     * 1, of the list {@code name}.
     */
    public Optional<ParameterSpec> find(String nameOrAlias) {
        Matcher element = ELEMENT.matcher(nameOrAlias);
        if (element.matches()) {
            return find(element.group(1))
                    .filter(ParameterSpec::isList)
                    .map(list -> list.element(Integer.parseInt(element.group(2))));
        }
        return specs.stream()
                .filter(s -> s.name().equals(nameOrAlias) || s.alias().equals(nameOrAlias))
                .findFirst();
    }

    /** The record with every parameter at its default. */
    public P defaults() {
        return parse(Map.of());
    }

    /**
     * Builds the record from values as the user typed them; parameters not named keep their defaults.
     *
     * @param values readable name or alias → text
     * @throws ParameterException if a name is unknown or given twice (as name and alias), or a value is not allowed
     */
    public P parse(Map<String, String> values) {
        Object[] arguments = new Object[specs.size()];
        String[] givenAs = new String[specs.size()];
        values.forEach((key, text) -> {
            int i = specs.indexOf(spec(key));
            if (i < 0) {
                throw new ParameterException(
                        key + " = " + text + " is one element of a list: give the whole list, such as [6,1.5].");
            }
            if (givenAs[i] != null) {
                throw new ParameterException(
                        specs.get(i).name() + " is given twice, as " + givenAs[i] + " and as " + key + ".");
            }
            givenAs[i] = key;
            arguments[i] = specs.get(i).parse(text);
        });
        // A preset comes before what it presets.
        Optional<ParameterPreset> preset = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            if (ParameterPreset.class.isAssignableFrom(specs.get(i).type())) {
                arguments[i] =
                        arguments[i] == null ? specs.get(i).parse(specs.get(i).initial()) : arguments[i];
                preset = Optional.of((ParameterPreset) arguments[i]);
            }
        }
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] == null) {
                ParameterSpec spec = specs.get(i);
                arguments[i] =
                        spec.parse(preset.flatMap(p -> p.initial(spec.name())).orElse(spec.initial()));
            }
        }
        return construct(arguments);
    }

    /**
     * A copy of the record with one numeric parameter, or one element of a list, replaced.
     *
     * @throws ParameterException if the name is unknown, not a number, or the value out of range
     */
    public P with(P parameters, String nameOrAlias, double value) {
        ParameterSpec spec = spec(nameOrAlias);
        if (!spec.isNumber()) {
            throw new ParameterException(spec.name()
                    + (spec.isList()
                            ? " is a list: vary one of its elements, such as " + spec.name() + "[1]."
                            : " is not a number and cannot be varied."));
        }
        Object[] arguments = arguments(parameters);
        int index = specs.indexOf(spec);
        if (index >= 0) {
            arguments[index] = value;
        } else {
            ListElement element = element(arguments, spec);
            List<Double> changed = new ArrayList<>(element.list());
            changed.set(element.position(), value);
            arguments[element.argument()] = List.copyOf(changed);
        }
        return construct(arguments);
    }

    /** The value of a numeric parameter, or of an element of a list. */
    public double get(P parameters, String nameOrAlias) {
        ParameterSpec spec = spec(nameOrAlias);
        Object[] arguments = arguments(parameters);
        int index = specs.indexOf(spec);
        if (index >= 0) {
            return (double) arguments[index];
        }
        ListElement element = element(arguments, spec);
        return element.list().get(element.position());
    }

    /** Where the element that a name stands for is found. */
    private record ListElement(int argument, List<Double> list, int position) {}

    private ListElement element(Object[] arguments, ParameterSpec spec) {
        Matcher matcher = ELEMENT.matcher(spec.name());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(spec.name() + " is not a parameter of " + type.getName());
        }
        int argument = specs.indexOf(spec(matcher.group(1)));
        List<Double> list =
                ((List<?>) arguments[argument]).stream().map(Double.class::cast).toList();
        int position = Integer.parseInt(matcher.group(2)) - 1;
        if (position >= list.size()) {
            throw new ParameterException(spec.name() + " does not exist: "
                    + specs.get(argument).name() + " = " + list + " has " + list.size()
                    + (list.size() == 1 ? " element." : " elements."));
        }
        return new ListElement(argument, list, position);
    }

    /**
     * Readable name → value, numbers as {@link Double}, lists as {@link List} and everything else as text, in the order
     * of the record.
     */
    public Map<String, Object> values(P parameters) {
        Map<String, Object> map = new LinkedHashMap<>();
        Object[] arguments = arguments(parameters);
        for (int i = 0; i < arguments.length; i++) {
            Object value = arguments[i];
            Object text = value instanceof Nonlinearity phi ? phi.name() : value;
            map.put(specs.get(i).name(), text instanceof Enum<?> choice ? choice.toString() : text);
        }
        return map;
    }

    /**
     * Checks the arguments of the record's canonical constructor, in order; for use in that constructor.
     *
     * @throws ParameterException naming the first parameter that is out of range
     */
    public void check(Object... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            specs.get(i).check(arguments[i]);
        }
    }

    private Object[] arguments(P parameters) {
        Object[] arguments = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                arguments[i] = components[i].getAccessor().invoke(parameters);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + type.getName(), e);
        }
        return arguments;
    }

    private P construct(Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("cannot construct " + type.getName(), e);
        }
    }

    private String unknown(String name) {
        List<String> known = new ArrayList<>();
        specs.forEach(s -> {
            known.add(s.name());
            known.add(s.alias());
        });
        Matcher zeroth = BEFORE_FIRST.matcher(name);
        if (zeroth.matches()
                && find(zeroth.group(1)).filter(ParameterSpec::isList).isPresent()) {
            return "There is no parameter '" + name + "': elements are counted from 1, such as " + zeroth.group(1)
                    + "[1].";
        }
        String all = String.join(
                ", ", specs.stream().map(s -> s.name() + " (" + s.alias() + ")").toList());
        return Suggestion.nearest(name, known)
                .map(s -> "There is no parameter '" + name + "'; did you mean '" + s + "'?")
                .orElse("There is no parameter '" + name + "'; the parameters are " + all + ".");
    }

    private static String readable(String component) {
        return component.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }
}
