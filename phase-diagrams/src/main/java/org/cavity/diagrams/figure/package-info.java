/** Pictures: colour maps, heat maps with critical lines and markers, curves and spectra, as PNG, SVG and PDF. */
package org.cavity.diagrams.figure;
