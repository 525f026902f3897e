package org.cavity.theory.model;

import java.util.Optional;

/**
 * A named set of parameter values. A component of a parameter record whose type is an enumeration that implements this
 * interface changes the defaults of the other parameters; what the user gives explicitly overrides it.
 */
public interface ParameterPreset {

    /**
     * The value that the preset gives to a parameter, as the user would type it; empty if it leaves the declared
     * default.
     *
     * @param parameter readable name
     */
    Optional<String> initial(String parameter);
}
