package time

// Layouts for [Time.Format] and [Parse]. A layout shows how this time would look:
//
//	Mon Jan 2 15:04:05 MST 2006
//
// that is, in the order of its numbers, 01/02 03:04:05PM '06 -0700; as Unix time 1136239445. What a layout may consist of:
//
//	year              2006 06
//	month             Jan January 1 01
//	day of the month  2 _2 02
//	day of the week   Mon Monday
//	day of the year   __2 002
//	hour              15 3 03, PM pm
//	minute            4 04
//	second            5 05
//	fraction          .000 or ,000 with any number of digits; .999 or ,999 without zeros at the end
//	zone              MST, -0700 -07:00 -07 -070000 -07:00:00; Z0700 Z07:00 Z07 Z070000 Z07:00:00, a Z for UTC
//
// A 0 in front stands for two digits (002: three), a _ for a space instead of the 0. All else is text that stays as it is.
const (
	Layout      = "01/02 03:04:05PM '06 -0700" // the time itself
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

var longDays = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

var longMonths = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September",
	"October", "November", "December"}

// What a layout consists of.
type elementKind uint8

const (
	textOnly elementKind = iota // the end of the layout

	longMonth // "January"
	shortMonth
	numMonth  // "1"
	zeroMonth // "01"
	longDay   // "Monday"
	shortDay
	numDay   // "2"
	underDay // "_2"
	zeroDay  // "02"
	longYear // "2006"
	shortYear

	underYearDay // "__2"
	zeroYearDay  // "002"

	hour24 // "15"
	hour12 // "3"
	zeroHour12
	numMinute // "4"
	zeroMinute
	numSecond // "5"
	zeroSecond
	upperPM
	lowerPM

	zoneName // "MST"
	zoneOffset
	fraction0 // ".000"
	fraction9 // ".999"

	lastOfDate  = shortYear
	lastOfClock = lowerPM
)

// An element is one of these, with what else is to be known about it.
type element struct {
	kind    elementKind
	isZ     bool  // zoneOffset: Z for UTC
	colons  bool  // zoneOffset: between its parts
	parts   uint8 // zoneOffset: 1 hours, 2 minutes too, 3 seconds too
	comma   bool  // fraction: with a comma instead of a point
	digits  int   // fraction: how many
	at, end int   // layout[at:end]
}

// next finds the first element of layout that begins at from or later.
func next(layout string, from int) (e element) {
	for i := from; i < len(layout); i++ {
		c := layout[i]
		if c > 'p' || !startsElement[c] {
			continue
		}
		if e := elementAt(layout, i); e.kind != textOnly {
			return e
		}
	}
	return element{at: len(layout), end: len(layout)}
}

// startsElement has the characters that an element can begin with.
var startsElement = [...]bool{'J': true, 'M': true, '0': true, '1': true, '2': true, '_': true, '3': true, '4': true, '5': true,
	'P': true, 'p': true, '-': true, 'Z': true, '.': true, ',': true}

// has reports whether s has word at i.
func has(s string, i int, word string) bool { return len(s)-i >= len(word) && s[i:i+len(word)] == word }

// isLower reports whether s has a lower-case letter at i: "Jan" does not count in "Janet".
func isLower(s string, i int) bool { return i < len(s) && s[i] >= 'a' && s[i] <= 'z' }

func isDigit(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

// elementAt returns the element at i, textOnly if there is none.
func elementAt(s string, i int) element {
	kind, size := textOnly, 1
	switch s[i] {
	case 'J':
		if has(s, i, "January") {
			kind, size = longMonth, 7
		} else if has(s, i, "Jan") && !isLower(s, i+3) {
			kind, size = shortMonth, 3
		}
	case 'M':
		if has(s, i, "Monday") {
			kind, size = longDay, 6
		} else if has(s, i, "Mon") && !isLower(s, i+3) {
			kind, size = shortDay, 3
		} else if has(s, i, "MST") {
			kind, size = zoneName, 3
		}
	case '0':
		if i+1 < len(s) && s[i+1] >= '1' && s[i+1] <= '6' {
			kind, size = [...]elementKind{zeroMonth, zeroDay, zeroHour12, zeroMinute, zeroSecond, shortYear}[s[i+1]-'1'], 2
		} else if has(s, i, "002") {
			kind, size = zeroYearDay, 3
		}
	case '1':
		kind = numMonth
		if has(s, i, "15") {
			kind, size = hour24, 2
		}
	case '2':
		kind = numDay
		if has(s, i, "2006") {
			kind, size = longYear, 4
		}
	case '_':
		if has(s, i, "_2006") {
			return element{kind: longYear, at: i + 1, end: i + 5} // the _ is text
		} else if has(s, i, "_2") {
			kind, size = underDay, 2
		} else if has(s, i, "__2") {
			kind, size = underYearDay, 3
		}
	case '3':
		kind = hour12
	case '4':
		kind = numMinute
	case '5':
		kind = numSecond
	case 'P':
		if has(s, i, "PM") {
			kind, size = upperPM, 2
		}
	case 'p':
		if has(s, i, "pm") {
			kind, size = lowerPM, 2
		}
	case '-', 'Z':
		return offsetAt(s, i)
	case '.', ',':
		return fractionAt(s, i)
	}
	return element{kind: kind, at: i, end: i + size}
}

// offsetAt returns the zone's offset that begins at i.
func offsetAt(s string, i int) element {
	if !has(s, i+1, "07") {
		return element{}
	}
	e := element{kind: zoneOffset, isZ: s[i] == 'Z', parts: 1, at: i, end: i + 3}
	switch {
	case has(s, i+3, "0000"):
		e.parts, e.end = 3, i+7
	case has(s, i+3, ":00:00"):
		e.parts, e.end, e.colons = 3, i+9, true
	case has(s, i+3, "00"):
		e.parts, e.end = 2, i+5
	case has(s, i+3, ":00"):
		e.parts, e.end, e.colons = 2, i+6, true
	}
	return e
}

// fractionAt returns the fraction that begins at i. Digits that are not all the same are none.
func fractionAt(s string, i int) element {
	if i+1 == len(s) || s[i+1] != '0' && s[i+1] != '9' {
		return element{}
	}
	digit, end := s[i+1], i+1
	for end < len(s) && s[end] == digit {
		end++
	}
	if isDigit(s, end) {
		return element{}
	}
	kind := fraction0
	if digit == '9' {
		kind = fraction9
	}
	return element{kind: kind, comma: s[i] == ',', digits: end - i - 1, at: i, end: end}
}
