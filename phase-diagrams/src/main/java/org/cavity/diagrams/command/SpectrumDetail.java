package org.cavity.diagrams.command;

import java.util.List;
import java.util.Map;
import java.util.Stack;
import org.cavity.theory.model.LyapunovSpectrumDetail;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** How much of the whole Lyapunov spectrum is wanted, as people type it: an option whose value may be left out. */
final class SpectrumDetail implements ITypeConverter<LyapunovSpectrumDetail>, IParameterPreprocessor {

    static final String NONE = "none";
    static final String INTEGRALS = "integrals";
    static final String CURVE = "curve";

    /** {@code true} and {@code false} in files of settings are those of a flag. */
    @Override
    public LyapunovSpectrumDetail convert(String text) {
        return switch (text) {
            case NONE, "false" -> LyapunovSpectrumDetail.CLOSED_FORM;
            case INTEGRALS -> LyapunovSpectrumDetail.PRECISE_INTEGRALS;
            case CURVE, "true" -> LyapunovSpectrumDetail.CURVE;
            default ->
                throw new TypeConversionException(
                        "'" + text + "' is not one of " + INTEGRALS + ", " + CURVE + ", " + NONE);
        };
    }

    /** The word after the option is its value only if it could be one; else it is the next argument. */
    @Override
    public boolean preprocess(Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        boolean attached = !" ".equals(info.get("separator"));
        boolean follows =
                !arguments.isEmpty() && List.of(NONE, INTEGRALS, CURVE).contains(arguments.peek());
        if (!attached && !follows) {
            arguments.push(CURVE);
        }
        return false;
    }

    static String name(LyapunovSpectrumDetail detail) {
        return switch (detail) {
            case CLOSED_FORM -> NONE;
            case INTEGRALS, PRECISE_INTEGRALS -> INTEGRALS;
            case CURVE -> CURVE;
        };
    }
}
