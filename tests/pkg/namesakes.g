// errorcheckdir -s

// Messages give a package's path where its name alone could be that of another one. The expected words name types by
// package: "test/a" and "test/b" are both called p.
package ignored
