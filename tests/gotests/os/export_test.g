package os

import (
	"syscall"
	"time"
)

var (
	ErrWriteAtInAppendMode = errAppend
	ErrPathEscapes         = errPathEscapes
	ErrPatternHasSeparator = errPatternSeparator
)

func Atime(fi FileInfo) time.Time {
	st := fi.Sys().(*syscall.Stat_t)
	return time.Unix(st.Atim.Sec, st.Atim.Nsec)
}
