/**
 * The inner loops: products of a packed matrix with blocks of vectors, transfer functions and their gains, the
 * arithmetic of integrators and orthonormalisation, Walsh–Hadamard transforms, spiking neurons and their random
 * numbers. Read {@link org.cavity.numerics.kernel.Kernels} first, then {@link
 * org.cavity.numerics.kernel.PackedMatrix}. This is the only package that knows the incubating vector API; where that
 * module is absent a twin in plain Java serves.
 *
 * <p>What makes vector code slow in Java, learnt by measuring on JDK 17 and 25, and avoided here: vectors of a second
 * size of the same element type anywhere in the program; a method whose inlined body passes the compiler's limit of
 * nodes, after which every vector lives on the heap (hence {@code OutlinedLoop}); helpers that return vectors in such
 * methods; and {@code reduceLanes} or lanewise transcendental functions, whose bits depend on what has been compiled.
 */
package org.cavity.numerics.kernel;
