// runindir

// Order of initialisation: packages by their paths as soon as what they import is ready; in a package, variables by what
// they need, then init functions in the order of the files.
package ignored
