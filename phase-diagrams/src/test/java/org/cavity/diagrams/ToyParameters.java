package org.cavity.diagrams;

import org.cavity.theory.model.Parameter;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.nonlinearity.Nonlinearity;

/** Parameters of a model that exists for these tests alone and whose every answer has a closed form. */
public record ToyParameters(
        @Parameter(alias = "a", symbol = "a", meaning = "drive", initial = "2", min = 0, max = 10)
        double drive,

        @Parameter(alias = "b", symbol = "b", meaning = "leak", unit = "1/tau", initial = "1", min = 0.1, max = 10)
        double leakRate,

        @Parameter(alias = "s", symbol = "s", meaning = "shift", initial = "0", min = -1, max = 1)
        double shift,

        @Parameter(alias = "phi", symbol = "φ", meaning = "transfer function", initial = "tanh")
        Nonlinearity nonlinearity) {

    static final ParameterSchema<ToyParameters> SCHEMA = ParameterSchema.of(ToyParameters.class);

    public ToyParameters {
        SCHEMA.check(drive, leakRate, shift, nonlinearity);
    }
}
