// Package bytealg finds bytes in strings.
package bytealg

import "strings"

func IndexByteString(s string, c byte) int     { return strings.IndexByte(s, c) }
func LastIndexByteString(s string, c byte) int { return strings.LastIndexByte(s, c) }
