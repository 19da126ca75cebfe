// runindir

// //go:embed of files into strings, byte slices and file systems.
package ignored
