package b

import "./a"

type Top struct {
	a.Mid
	a.Logger
}

type Printer struct{ Prefix string }

func (p *Printer) Log(s string) { println(p.Prefix + s) }

type Renamed struct{ a.Alias }
