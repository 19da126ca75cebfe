// rundir

// Embedding types of other packages: promotion through types and fields that have no name here.
package ignored
