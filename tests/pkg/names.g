// rundir

// Names that are not exported are different names in each package: methods, fields, interfaces, struct types.
package ignored
