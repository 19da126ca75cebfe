package time

import (
	"errors"
	"syscall"
)

// Zip files, as far as ZONEINFO may name one: a list of the files at the end, found through a record of fixed length behind
// it; contents that are not compressed.

const (
	zipEndSize   = 22
	zipEntrySize = 46
	zipLocalSize = 30
)

func little(b []byte, at, size int) (x int) {
	for i := size - 1; i >= 0; i-- {
		x = x<<8 | int(b[at+i])
	}
	return
}

// readFromZip returns the contents of the file with a name; ENOENT if there is none.
func readFromZip(zip, name string) ([]byte, error) {
	data, err := readFile(zip)
	if err != nil {
		return nil, err
	}
	corrupt := errors.New("corrupt zip file " + zip)
	if len(data) < zipEndSize {
		return nil, corrupt
	}
	end := data[len(data)-zipEndSize:]
	if string(end[:4]) != "PK\x05\x06" {
		return nil, corrupt
	}
	list := part(data, little(end, 16, 4), little(end, 12, 4))
	for range little(end, 10, 2) {
		if len(list) < zipEntrySize || string(list[:4]) != "PK\x01\x02" {
			break
		}
		n := little(list, 28, 2)
		entry := part(list, 0, zipEntrySize+n)
		if entry == nil {
			break
		}
		list = list[min(len(list), zipEntrySize+n+little(list, 30, 2)+little(list, 32, 2)):]
		if string(entry[zipEntrySize:]) != name {
			continue
		}
		if little(entry, 10, 2) != 0 {
			return nil, errors.New("unsupported compression for " + name + " in " + zip)
		}
		at := little(entry, 42, 4)
		local := part(data, at, zipLocalSize)
		if local == nil || string(local[:4]) != "PK\x03\x04" {
			return nil, corrupt
		}
		contents := part(data, at+zipLocalSize+little(local, 26, 2)+little(local, 28, 2), little(entry, 24, 4))
		if contents == nil {
			return nil, corrupt
		}
		return contents, nil
	}
	return nil, syscall.ENOENT
}

// part returns data[at:at+n], nil if that is not there.
func part(data []byte, at, n int) []byte {
	if at < 0 || n < 0 || at > len(data) || n > len(data)-at {
		return nil
	}
	return data[at : at+n]
}
