// rundir

// //go:linkname makes a variable another name of one of another package.
package ignored
