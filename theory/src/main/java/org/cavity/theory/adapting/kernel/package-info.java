/** What a spike does to the intensity of its own neuron: adaptation, suppression and the resummed event kernel. */
package org.cavity.theory.adapting.kernel;
