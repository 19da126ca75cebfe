package fmt

var IsSpace = isSpace

func Parsenum(s string, start, end int) (num int, isnum bool, newi int) {
	if start >= end {
		return 0, false, end
	}
	num, isnum, size := parseNumber(s[start:end])
	return num, isnum, start + size
}
