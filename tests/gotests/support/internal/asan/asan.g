// Package asan tells whether the program is instrumented.
package asan

const Enabled = false
