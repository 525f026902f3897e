/**
 * Phase diagrams of any model: axes and sweeps, critical lines, pictures, files and the command line.
 *
 * <table>
 * <caption>Where to find what</caption>
 * <tr><td>{@link org.cavity.diagrams.command}</td><td>the commands, their options, exit status</td></tr>
 * <tr><td>{@link org.cavity.diagrams.sweep}</td><td>axes, planes and paths, theory in every cell,
 * refinement, simulation at some</td></tr>
 * <tr><td>{@link org.cavity.diagrams.journal}</td><td>what is done of a map, stored so that it survives</td></tr>
 * <tr><td>{@link org.cavity.diagrams.boundary}</td><td>critical lines over a plane, their crossings of a path</td></tr>
 * <tr><td>{@link org.cavity.diagrams.figure}</td><td>colour maps, heat maps, curves, PNG/SVG/PDF</td></tr>
 * <tr><td>{@link org.cavity.diagrams.output}</td><td>tables, CSV, JSON, provenance, the folder of results</td></tr>
 * </table>
 *
 * <p>Nothing here knows which model it handles.
 */
package org.cavity.diagrams;
