/** Where theory and simulation of the gated network are compared. */
package org.cavity.validation.gated;
