// corpus.g: seeds in files. Behind a line that says so stands a value in each, written as a conversion:
//
//	go test fuzz v1
//	[]byte("text")
//	int64(-5)

package testing

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

const corpusHead = "go test fuzz v1"

func parseCorpus(data string) ([]any, error) {
	head, rest, _ := strings.Cut(data, "\n")
	if strings.TrimSpace(head) != corpusHead {
		return nil, fmt.Errorf("unmarshal: unknown encoding version: %s", head)
	}
	var values []any
	for line := range strings.Lines(rest) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		v, err := parseCorpusValue(line)
		if err != nil {
			return nil, fmt.Errorf("malformed line %q: %v", line, err)
		}
		values = append(values, v)
	}
	if values == nil {
		return nil, errors.New("must include version and at least one value")
	}
	return values, nil
}

// parseCorpusValue reads type(value).
func parseCorpusValue(line string) (any, error) {
	name, rest, ok := strings.Cut(line, "(")
	text, closed := strings.CutSuffix(rest, ")")
	if !ok || !closed {
		return nil, errors.New("expected call expression")
	}
	switch name {
	case "string":
		return strconv.Unquote(text)
	case "[]byte":
		s, err := strconv.Unquote(text)
		return []byte(s), err
	case "bool":
		return strconv.ParseBool(text)
	case "rune", "byte":
		if strings.HasPrefix(text, "'") {
			return parseCorpusChar(name, text)
		}
	case "float32", "float64":
		return parseCorpusFloat(name, text)
	case "math.Float32frombits":
		u, err := strconv.ParseUint(text, 0, 32)
		return math.Float32frombits(uint32(u)), err
	case "math.Float64frombits":
		u, err := strconv.ParseUint(text, 0, 64)
		return math.Float64frombits(u), err
	}
	return parseCorpusInteger(name, text)
}

func parseCorpusChar(name, text string) (any, error) {
	s, err := strconv.Unquote(text)
	if err != nil {
		return nil, err
	}
	r, _ := utf8.DecodeRuneInString(s)
	if name == "rune" {
		return r, nil
	}
	if r > 255 {
		return nil, fmt.Errorf("byte literal out of range")
	}
	return byte(r), nil
}

func parseCorpusFloat(name, text string) (any, error) {
	if name == "float32" {
		f, err := strconv.ParseFloat(text, 32)
		return float32(f), err
	}
	return strconv.ParseFloat(text, 64)
}

func parseCorpusInteger(name, text string) (any, error) {
	kind := strings.TrimRight(name, "0123456789")
	bits := 64
	if kind != name {
		bits, _ = strconv.Atoi(name[len(kind):])
	}
	switch name {
	case "int", "int8", "int16", "int32", "int64", "rune":
		if name == "rune" {
			bits = 32
		}
		i, err := strconv.ParseInt(text, 0, bits)
		switch {
		case name == "int":
			return int(i), err
		case bits == 8:
			return int8(i), err
		case bits == 16:
			return int16(i), err
		case bits == 32:
			return int32(i), err
		}
		return i, err
	case "uint", "uint8", "uint16", "uint32", "uint64", "byte":
		if name == "byte" {
			bits = 8
		}
		u, err := strconv.ParseUint(text, 0, bits)
		switch {
		case name == "uint":
			return uint(u), err
		case bits == 8:
			return uint8(u), err
		case bits == 16:
			return uint16(u), err
		case bits == 32:
			return uint32(u), err
		}
		return u, err
	}
	return nil, fmt.Errorf("expected []byte or primitive type")
}
