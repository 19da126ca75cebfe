package fs

import (
	"strconv"
	"time"
)

// FormatFileInfo shows info in a line, such as
//
//	-rw-r--r-- 100 1970-01-01 12:00:00 hello.go
//	drwxr-xr-x 100 1970-01-01 12:00:00 subdir/
func FormatFileInfo(info FileInfo) string {
	b := append(make([]byte, 0, 64), info.Mode().String()...)
	b = strconv.AppendInt(append(b, ' '), info.Size(), 10)
	b = info.ModTime().AppendFormat(append(b, ' '), time.DateTime)
	return string(appendName(b, info.Name(), info.IsDir()))
}

// FormatDirEntry shows dir in a line, such as "- hello.go" or "d subdir/".
func FormatDirEntry(dir DirEntry) string {
	mode := dir.Type().String()
	b := append(make([]byte, 0, 64), mode[:len(mode)-len("rwxrwxrwx")]...)
	return string(appendName(b, dir.Name(), dir.IsDir()))
}

func appendName(b []byte, name string, isDir bool) []byte {
	b = append(append(b, ' '), name...)
	if isDir {
		b = append(b, '/')
	}
	return b
}
