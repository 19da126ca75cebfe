package main

const base = 21

var third = note("third")

var order string

func note(s string) int {
	order += s + ", "
	return len(order)
}

func newShape(name string) *Shape { return &Shape{name, 4} }

func init() { note("init c") }
