/** Zero sets of functions of two variables, traced as curves by root finding. */
package org.cavity.diagrams.boundary;
