package q

import "./b"

type U struct{}

func Make() p.T { return p.T{} }
