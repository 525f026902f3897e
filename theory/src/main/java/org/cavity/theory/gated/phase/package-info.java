/**
 * Which phase a gated network is in, and every quantity of its states, put together from the packages beside this one.
 * Read {@link org.cavity.theory.gated.phase.GatedTheory} first.
 *
 * <table>
 * <caption>Question and class</caption>
 * <tr><td>which states there are</td><td>{@code StateSearch}, {@code GatedStates}, {@code RestingState}</td></tr>
 * <tr><td>what a state's quantities are</td><td>{@code GatedQuantities}</td></tr>
 * <tr><td>what belongs to the network and not to a state: critical values, complexity</td>
 *     <td>{@code NetworkQuantities}</td></tr>
 * </table>
 */
package org.cavity.theory.gated.phase;
