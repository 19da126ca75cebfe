package log

import "fmt"

// itoa appends i with at least wid digits.
func itoa(buf *[]byte, i, wid int) { *buf = fmt.Appendf(*buf, "%0*d", wid, i) }
