// errorcheck

// Package variables that are initialised with themselves.

package p

var a = b // ERROR "initialization cycle for a"
var b = c
var c = f()

func f() int { return a }

var d = g // ERROR "initialization cycle for d"

func g() { _ = d }

var e = func() int { return e2 }() // ERROR "initialization cycle for e"
var e2 = e

type T struct{}

func (T) m() int { return h }

var h = T{}.m() // ERROR "initialization cycle for h"
