// runindir

// A module: packages in folders, one of them internal, a replaced module, build constraints, namesakes, mutual independence
// of a package's name and the last element of its path.
package ignored
