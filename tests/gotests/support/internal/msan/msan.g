// Package msan tells whether the program is instrumented.
package msan

const Enabled = false
