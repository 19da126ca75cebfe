// errorcheckdir

// Names of imports and names of the package may not meet, in any of its files.
package ignored
