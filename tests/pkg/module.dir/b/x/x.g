package x

import "errors"

type T struct{ N int }

var V = "b/x"

var Err = errors.New("same text")
