package time

// A ParseError says why a text is no time.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string // what was looked for
	ValueElem  string // where
	Message    string // instead of "cannot parse"
}

func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) + ": cannot parse " + quote(e.ValueElem) + " as " +
		quote(e.LayoutElem)
}

// Parse reads a time that looks like a layout; see [Layout].
//
// Behind the seconds there may be a fraction that the layout does not have; what is finer than nanoseconds is cut off. What
// the layout does not have is 0, or 1 for month and day: "3:04pm" is on January 1 of the year 0. Years are 0 to 9999, two
// digits mean 1969 to 2068. The day of the week is read, but need not fit. Seconds end at 59.
//
// The time is in UTC if nothing else is said. If the offset that the text has is used at [Local] at that time, it is a time
// there; else in a made-up location with that offset. An abbreviation that Local has stands for its offset there; UTC is
// UTC; of others the offset is not known: they become a made-up location with the offset 0, so that Format gives back the
// same text. [ParseInLocation] and layouts with offsets avoid this.
func Parse(layout, value string) (Time, error) {
	if layout == RFC3339 || layout == RFC3339Nano {
		if t, ok := parseRFC3339(value, Local); ok {
			return t, nil
		}
	}
	return parse(layout, value, UTC, Local)
}

// ParseInLocation is [Parse] with loc in the place of both UTC and Local.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	if layout == RFC3339 || layout == RFC3339Nano {
		if t, ok := parseRFC3339(value, loc); ok {
			return t, nil
		}
	}
	return parse(layout, value, loc, loc)
}

// A parser has what was found so far. month, day, yearDay and offset are -1 if they were not.
type parser struct {
	layout, value string
	rest          string // of value
	outOfRange    string // what is, or ""

	year, month, day, yearDay int
	hour, min, sec, nano      int
	isAM, isPM                bool
	isUTC                     bool
	offset                    int
	zone                      string
}

func (p *parser) fail(layoutElem, valueElem, message string) (Time, error) {
	return Time{}, &ParseError{p.layout, clone(p.value), layoutElem, clone(valueElem), message}
}

// clone makes errors independent of the text that was parsed.
func clone(s string) string { return string([]byte(s)) }

func parse(layout, value string, zoneless, local *Location) (Time, error) {
	p := &parser{layout: layout, value: value, rest: value, month: -1, day: -1, yearDay: -1, offset: -1}
	for done := 0; ; {
		e := next(layout, done)
		prefix := layout[done:e.at]
		if !p.text(prefix) {
			return p.fail(prefix, p.rest, "")
		}
		done = e.end
		if e.kind == textOnly {
			break
		}
		at := p.rest
		ok := p.element(e)
		if p.outOfRange != "" {
			return p.fail(layout[e.at:e.end], p.rest, ": "+p.outOfRange+" out of range")
		}
		if !ok {
			return p.fail(layout[e.at:e.end], at, "")
		}
	}
	if p.rest != "" {
		return p.fail("", p.rest, ": extra text: "+quote(p.rest))
	}
	if message := p.finish(); message != "" {
		return p.fail("", p.rest, message)
	}
	return p.time(zoneless, local), nil
}

// text steps over a text of the layout. Any number of spaces is like any other, also at the end none.
func (p *parser) text(s string) bool {
	for s != "" {
		if s[0] == ' ' {
			if p.rest != "" && p.rest[0] != ' ' {
				return false
			}
			s, p.rest = withoutSpaces(s), withoutSpaces(p.rest)
			continue
		}
		if p.rest == "" || p.rest[0] != s[0] {
			return false
		}
		s, p.rest = s[1:], p.rest[1:]
	}
	return true
}

func withoutSpaces(s string) string {
	for s != "" && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

// element reads what stands for e. A value that is out of range is noted in p.outOfRange.
func (p *parser) element(e element) (ok bool) {
	switch e.kind {
	case longMonth:
		p.month, ok = p.name(longMonths[:], 0)
		p.month++
	case shortMonth:
		p.month, ok = p.name(longMonths[:], 3)
		p.month++
	case longDay:
		_, ok = p.name(longDays[:], 0)
	case shortDay:
		_, ok = p.name(longDays[:], 3)
	case numMonth, zeroMonth:
		p.month, ok = p.number(2, e.kind == zeroMonth)
		if ok {
			p.check("month", p.month, 1, 12)
		}
	case underDay, numDay, zeroDay:
		if e.kind == underDay && p.rest != "" && p.rest[0] == ' ' {
			p.rest = p.rest[1:]
		}
		p.day, ok = p.number(2, e.kind == zeroDay)
	case underYearDay, zeroYearDay:
		for i := 0; i < 2 && e.kind == underYearDay && p.rest != "" && p.rest[0] == ' '; i++ {
			p.rest = p.rest[1:]
		}
		p.yearDay, ok = p.number(3, e.kind == zeroYearDay)
	case shortYear:
		var year string
		if year, ok = p.take(2); ok {
			p.year, ok = atoi(year)
		}
		if p.year >= 69 {
			p.year += 1900
		} else {
			p.year += 2000
		}
	case longYear:
		if len(p.rest) < 4 || !isDigit(p.rest, 0) {
			return false
		}
		year, _ := p.take(4)
		p.year, ok = atoi(year)
	case hour24:
		p.hour, ok = p.number(2, false)
		p.check("hour", p.hour, 0, 23)
	case hour12, zeroHour12:
		p.hour, ok = p.number(2, e.kind == zeroHour12)
		p.check("hour", p.hour, 0, 12)
	case numMinute, zeroMinute:
		p.min, ok = p.number(2, e.kind == zeroMinute)
		p.check("minute", p.min, 0, 59)
	case numSecond, zeroSecond:
		return p.second(e)
	case upperPM:
		return p.half("AM", "PM")
	case lowerPM:
		return p.half("am", "pm")
	case zoneName:
		return p.zoneName()
	case zoneOffset:
		return p.zoneOffset(e)
	case fraction0:
		if len(p.rest) < 1+e.digits {
			return false
		}
		ok = p.fraction(1 + e.digits)
	case fraction9:
		ok = !isFraction(p.rest) || p.fraction(fractionLen(p.rest))
	}
	return ok
}

func (p *parser) check(what string, x, low, high int) {
	if x < low || x > high {
		p.outOfRange = what
	}
}

func (p *parser) take(n int) (string, bool) {
	if len(p.rest) < n {
		return "", false
	}
	s := p.rest[:n]
	p.rest = p.rest[n:]
	return s, true
}

// number reads up to n digits, or exactly n.
func (p *parser) number(n int, exactly bool) (x int, ok bool) {
	i := 0
	for ; i < n && isDigit(p.rest, i); i++ {
		x = x*10 + int(p.rest[i]-'0')
	}
	if i == 0 || exactly && i < n {
		return 0, false
	}
	p.rest = p.rest[i:]
	return x, true
}

// atoi reads a whole number that may have a sign.
func atoi(s string) (x int, ok bool) {
	negative := s != "" && s[0] == '-'
	if negative || s != "" && s[0] == '+' {
		s = s[1:]
	}
	u, rest, ok := leadingInt(s)
	if !ok || rest != "" {
		return 0, false
	}
	if negative {
		return -int(u), true
	}
	return int(u), true
}

// name reads one of the names, or of their first size letters, in upper or lower case. -1 is none.
func (p *parser) name(names []string, size int) (int, bool) {
	for i, name := range names {
		if size > 0 {
			name = name[:size]
		}
		if len(p.rest) >= len(name) && isSameName(p.rest[:len(name)], name) {
			p.rest = p.rest[len(name):]
			return i, true
		}
	}
	return -1, false
}

func isSameName(s, name string) bool {
	for i := 0; i < len(name); i++ {
		if s[i] != name[i] && (s[i]^name[i] != 'a'-'A' || name[i]|' ' < 'a' || name[i]|' ' > 'z') {
			return false
		}
	}
	return true
}

// second reads seconds, and a fraction too if the layout's next element is none.
func (p *parser) second(e element) (ok bool) {
	p.sec, ok = p.number(2, e.kind == zeroSecond)
	if !ok {
		return false
	}
	if p.check("second", p.sec, 0, 59); p.outOfRange != "" || !isFraction(p.rest) {
		return true
	}
	if after := next(p.layout, e.end).kind; after == fraction0 || after == fraction9 {
		return true
	}
	return p.fraction(fractionLen(p.rest))
}

// isFraction reports whether s begins with a point or a comma and a digit.
func isFraction(s string) bool { return len(s) >= 2 && (s[0] == '.' || s[0] == ',') && isDigit(s, 1) }

func fractionLen(s string) int {
	n := 2
	for isDigit(s, n) {
		n++
	}
	return n
}

// fraction reads a point or comma and digits, n bytes in all.
func (p *parser) fraction(n int) bool {
	s, _ := p.take(n)
	if s[0] != '.' && s[0] != ',' {
		return false
	}
	s = s[1:min(n, 10)]
	nano, ok := atoi(s)
	if !ok {
		return false
	}
	if nano < 0 {
		p.outOfRange = "fractional second"
		return true
	}
	for range 9 - len(s) {
		nano *= 10
	}
	p.nano = nano
	return true
}

func (p *parser) half(am, pm string) bool {
	s, ok := p.take(2)
	p.isAM = p.isAM || ok && s == am
	p.isPM = p.isPM || ok && s == pm
	return ok && (s == am || s == pm)
}

// zoneOffset reads +hours, minutes and seconds. Hours up to 24, minutes and seconds up to 60 are in use.
func (p *parser) zoneOffset(e element) bool {
	if e.isZ && p.rest != "" && p.rest[0] == 'Z' {
		p.rest = p.rest[1:]
		p.isUTC = true
		return true
	}
	size := 1 + 2*int(e.parts)
	step := 2
	if e.colons {
		size += int(e.parts) - 1
		step = 3
	}
	if len(p.rest) < size {
		return false
	}
	for i := 1; i < int(e.parts) && e.colons; i++ {
		if p.rest[step*i] != ':' {
			return false
		}
	}
	s, _ := p.take(size)
	var x [3]int
	ok := true
	for i := 0; i < int(e.parts) && ok; i++ {
		at := 1 + step*i
		ok = isDigit(s, at) && isDigit(s, at+1)
		if ok {
			x[i] = int(s[at]-'0')*10 + int(s[at+1]-'0')
		}
	}
	p.check("time zone offset hour", x[0], 0, 24)
	p.check("time zone offset minute", x[1], 0, 60)
	p.check("time zone offset second", x[2], 0, 60)
	p.offset = (x[0]*60+x[1])*60 + x[2]
	if s[0] == '-' {
		p.offset = -p.offset
	}
	return ok && (s[0] == '-' || s[0] == '+')
}

func (p *parser) zoneName() bool {
	if has(p.rest, 0, "UTC") {
		p.rest = p.rest[3:]
		p.isUTC = true
		return true
	}
	n := zoneNameLen(p.rest)
	if n == 0 {
		return false
	}
	p.zone, _ = p.take(n)
	return true
}

// zoneNameLen returns the length of the abbreviation of a zone that s begins with, 0 if it seems to be none. Zones are
// named by people; what is known of them is that there are three letters, or four or five with a T at the end, in upper
// case, and a few more. GMT may have hours behind it, and some zones are just hours.
func zoneNameLen(s string) int {
	if len(s) < 3 {
		return 0
	}
	if has(s, 0, "ChST") || has(s, 0, "MeST") {
		return 4
	}
	if has(s, 0, "GMT") {
		return 3 + hoursLen(s[3:])
	}
	if s[0] == '+' || s[0] == '-' {
		return hoursLen(s)
	}
	n := 0
	for n < 6 && n < len(s) && s[n] >= 'A' && s[n] <= 'Z' {
		n++
	}
	if n == 3 || (n == 4 || n == 5) && s[n-1] == 'T' || n == 4 && s[:4] == "WITA" {
		return n
	}
	return 0
}

// hoursLen returns the length of a sign and hours up to 23, 0 if s does not begin with them.
func hoursLen(s string) int {
	if s == "" || s[0] != '-' && s[0] != '+' {
		return 0
	}
	x, rest, ok := leadingInt(s[1:])
	if !ok || len(rest) == len(s)-1 || x > 23 {
		return 0
	}
	return len(s) - len(rest)
}

// finish brings together what depends on several elements. It returns what does not fit, or "".
func (p *parser) finish() string {
	if p.isPM && p.hour < 12 {
		p.hour += 12
	} else if p.isAM && p.hour == 12 {
		p.hour = 0
	}
	if p.yearDay >= 0 {
		if p.yearDay < 1 || p.yearDay > 365+leapDay(p.year) {
			return ": day-of-year out of range"
		}
		_, month, day := (dayOf(int64(p.year), January, 1) + dayNumber(p.yearDay-1)).date()
		if p.month >= 0 && p.month != int(month) {
			return ": day-of-year does not match month"
		}
		if p.day >= 0 && p.day != day {
			return ": day-of-year does not match day"
		}
		p.month, p.day = int(month), day
	}
	if p.month < 0 {
		p.month = int(January)
	}
	if p.day < 0 {
		p.day = 1
	}
	if p.day < 1 || p.day > daysIn(Month(p.month), p.year) {
		return ": day out of range"
	}
	return ""
}

// time makes the time of what was found.
func (p *parser) time(zoneless, local *Location) Time {
	date := func(loc *Location) Time {
		return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nano, loc)
	}
	switch {
	case p.isUTC:
		return date(UTC)
	case p.offset != -1:
		t := date(UTC)
		t.addSec(-int64(p.offset))
		if now := local.at(t.unix()); now.offset == p.offset && (p.zone == "" || now.name == p.zone) {
			t.setLoc(local)
		} else {
			t.setLoc(FixedZone(clone(p.zone), p.offset))
		}
		return t
	case p.zone != "":
		t := date(UTC)
		if offset, ok := local.offsetOf(p.zone, t.unix()); ok {
			t.addSec(-int64(offset))
			t.setLoc(local)
			return t
		}
		offset := 0
		if has(p.zone, 0, "GMT") {
			offset, _ = atoi(p.zone[3:])
			offset *= secondsPerHour
		}
		t.setLoc(FixedZone(clone(p.zone), offset))
		return t
	}
	return date(zoneless)
}

// digits reads the number that s consists of, -1 if it is out of range or none.
func digits(s string, low, high int) (x int) {
	for i := 0; i < len(s); i++ {
		if !isDigit(s, i) {
			return -1
		}
		x = x*10 + int(s[i]-'0')
	}
	if x < low || x > high {
		return -1
	}
	return x
}

// parseRFC3339 is [Parse] for that layout. It takes the usual forms only; Parse knows what to say about the others.
func parseRFC3339(s string, local *Location) (Time, bool) {
	const size = len("2006-01-02T15:04:05")
	if len(s) < size || s[4] != '-' || s[7] != '-' || s[10] != 'T' || s[13] != ':' || s[16] != ':' {
		return Time{}, false
	}
	year, month := digits(s[0:4], 0, 9999), digits(s[5:7], 1, 12)
	if year|month < 0 {
		return Time{}, false
	}
	day := digits(s[8:10], 1, daysIn(Month(month), year))
	hour, min, sec := digits(s[11:13], 0, 23), digits(s[14:16], 0, 59), digits(s[17:19], 0, 59)
	if day|hour|min|sec < 0 {
		return Time{}, false
	}
	s = s[size:]
	nano := 0
	if isFraction(s) && s[0] == '.' {
		n := fractionLen(s)
		for i := 1; i < 10; i++ {
			nano *= 10
			if i < n {
				nano += int(s[i] - '0')
			}
		}
		s = s[n:]
	}
	t := Date(year, Month(month), day, hour, min, sec, nano, UTC)
	if s == "Z" {
		return t, true
	}
	if len(s) != len("-07:00") || s[0] != '-' && s[0] != '+' || s[3] != ':' {
		return Time{}, false
	}
	hours, minutes := digits(s[1:3], 0, 23), digits(s[4:6], 0, 59)
	if hours|minutes < 0 {
		return Time{}, false
	}
	offset := (hours*60 + minutes) * 60
	if s[0] == '-' {
		offset = -offset
	}
	t.addSec(-int64(offset))
	if local.at(t.unix()).offset == offset {
		t.setLoc(local)
	} else {
		t.setLoc(FixedZone("", offset))
	}
	return t, true
}
