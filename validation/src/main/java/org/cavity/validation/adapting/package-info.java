/** Where theory and simulation of the adapting population are compared. */
package org.cavity.validation.adapting;
