// rundir

// Generic functions and types instantiated by several packages: one instance, one identity.
package ignored
