// rundir

// Several files of one package: declarations see each other, initialisation goes by dependency and then by file order.
package ignored
