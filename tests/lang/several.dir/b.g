package main

const limit = base * 2

var second = note("second") + third

func (s *Shape) grow() { s.sides++ }

func init() { note("init b") }
