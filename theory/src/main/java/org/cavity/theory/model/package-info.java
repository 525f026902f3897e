/**
 * The vocabulary that every model shares. A model's parameters are one record whose components carry
 * {@link org.cavity.theory.model.Parameter}; {@link org.cavity.theory.model.ParameterSchema} derives from it all that a
 * user meets of them. {@link org.cavity.theory.model.Theory}, to be read first, is what sweeps, validation and the
 * command line ask of a model; the answer is a {@link org.cavity.theory.model.Prediction} of
 * {@link org.cavity.theory.model.Quantity quantities}, each an {@link org.cavity.theory.model.Estimate} with its
 * numerical error or the reason why there is none. Nothing here knows a particular model.
 */
package org.cavity.theory.model;
