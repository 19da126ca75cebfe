package main

import (
	"./a"
	"./b"
)

type counter interface {
	Inc()
	Get() int
}

type Deep struct {
	*b.Top
	a.Ptr
}

type own struct{ b.Top }

func main() {
	t := b.Top{Logger: &b.Printer{Prefix: "log: "}}
	t.N = 4
	t.Inc()
	t.Label = "top"
	t.Log(t.Label)
	println(t.N, t.Get(), t.Mid.N)
	var c counter = &t
	c.Inc()
	println(c.Get(), t.Get())
	get := t.Get
	inc := (*b.Top).Inc
	inc(&t)
	println(get(), t.Get(), b.Top.Get(t))

	p := a.NewPtr(10)
	q := p
	q.Inc()
	println(p.N, p.Get())
	c = p
	c.Inc()
	println(p.Get())

	o := own{t}
	o.Inc()
	c = &o
	c.Inc()
	println(o.N, t.N, o.Label)
	o.Logger.Log("from own")

	r := b.Renamed{Alias: a.Mid{Label: "renamed"}}
	r.Inc()
	println(r.Label, r.N, r.Alias.Get())

	d := Deep{&t, p}
	println(d.Top.N, d.Ptr.N, d.Label)
}
