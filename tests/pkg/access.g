// errorcheckdir

// What a package may see of another one, and what it must do with an import.
package ignored
