/** The points at which theory and simulation of networks of filtered units are compared. */
package org.cavity.validation.filtered;
