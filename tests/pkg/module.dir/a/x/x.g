package x

import "errors"

type T struct{ N int }

var V = "a/x"

var Err = errors.New("same text")
