package binary

import "reflect"

func dataSize(v reflect.Value) int { return Size(v.Interface()) }
