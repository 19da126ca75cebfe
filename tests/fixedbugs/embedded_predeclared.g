// rundir

// A field named after a predeclared type belongs to its package like every other unexported one, so that struct types of
// two packages differ in it.

package ignored
