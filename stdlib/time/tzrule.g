package time

// Rules for the time after the last change that a file knows, in the form that POSIX has for the variable TZ, such as
// "CET-1CEST,M3.5.0,M10.5.0/3": standard time, and if there is one daylight saving time with when it begins and ends.

type rule struct {
	standard, daylight zone
	changes            bool // between the two
	start, end         change
}

// A change is a day of each year and a time on it.
type change struct {
	kind      byte // 'J': day 1 to 365 without leap day, '0': day 0 to 365 with it, 'M': weekday of a week of a month
	day       int
	week      int // 5: the last one
	month     int
	timeOfDay int // seconds; may be negative, or in one of the next days
}

// at returns the period that sec is in; started is when the last one of the file begins.
func (r *rule) at(sec, started int64) *period {
	if !r.changes {
		return &period{r.standard, started, forever}
	}
	m := instant(sec + unixToBase).day().march()
	year := m.calendarYear()
	inYear := int64((m.yearDay()-1)*secondsPerDay) + sec%secondsPerDay
	yearStart := sec - inYear
	start := r.start.in(year) - int64(r.standard.offset)
	end := r.end.in(year) - int64(r.daylight.offset)
	first, second := r.standard, r.daylight // first is used at both ends of the year
	if end < start {
		start, end = end, start
		first, second = second, first
	}
	switch {
	case inYear < start:
		return &period{first, yearStart, yearStart + start}
	case inYear >= end:
		return &period{first, yearStart + end, yearStart + 365*secondsPerDay}
	}
	return &period{second, yearStart + start, yearStart + end}
}

// in returns the time of the change in seconds since the beginning of the year.
func (c *change) in(year int) int64 {
	var day int
	switch c.kind {
	case 'J':
		day = c.day - 1
		if c.day > daysBefore(March) {
			day += leapDay(year)
		}
	case '0':
		day = c.day
	case 'M':
		month := Month(c.month)
		first := dayOf(int64(year), month, 1)
		day = (c.day - int(first.weekday()) + 7) % 7
		for week := 1; week < c.week && day+7 < daysIn(month, year); week++ {
			day += 7
		}
		day += int(first - dayOf(int64(year), January, 1))
	}
	return int64(day*secondsPerDay + c.timeOfDay)
}

// ruleParser takes a rule apart, from the front. After an error bad is set.
type ruleParser struct {
	rest string
	bad  bool
}

// parseRule returns nil for what is no rule.
func parseRule(s string) *rule {
	p := &ruleParser{rest: s}
	r := &rule{}
	r.standard.name = p.name()
	r.standard.offset = -p.offset()
	if p.bad {
		return nil
	}
	if p.rest == "" || p.rest[0] == ',' {
		return r
	}
	r.changes = true
	r.daylight = zone{p.name(), r.standard.offset + secondsPerHour, true}
	if p.rest != "" && p.rest[0] != ',' {
		r.daylight.offset = -p.offset()
	}
	if p.rest == "" {
		p.rest = ",M3.2.0,M11.1.0"
	}
	if !p.skip(',') && !p.skip(';') {
		return nil
	}
	r.start = p.change()
	if !p.skip(',') {
		return nil
	}
	r.end = p.change()
	if p.bad || p.rest != "" {
		return nil
	}
	return r
}

func (p *ruleParser) skip(c byte) bool {
	if p.rest == "" || p.rest[0] != c {
		return false
	}
	p.rest = p.rest[1:]
	return true
}

// name reads letters, three or more, or anything between < and >.
func (p *ruleParser) name() (name string) {
	quoted := p.skip('<')
	n := 0
	for n < len(p.rest) && !isNameEnd(p.rest[n], quoted) {
		n++
	}
	name, p.rest = p.rest[:n], p.rest[n:]
	if quoted && !p.skip('>') || !quoted && n < 3 {
		p.bad = true
	}
	return
}

func isNameEnd(c byte, quoted bool) bool {
	if quoted {
		return c == '>'
	}
	return c == ',' || c == '-' || c == '+' || c >= '0' && c <= '9'
}

// number reads digits; a value outside of the range is an error.
func (p *ruleParser) number(low, high int) (x int) {
	n := 0
	for ; isDigit(p.rest, n) && x <= high; n++ {
		x = x*10 + int(p.rest[n]-'0')
	}
	p.rest = p.rest[n:]
	if n == 0 || x < low || x > high {
		p.bad = true
	}
	return
}

// offset reads [+-]hours[:minutes[:seconds]] and returns seconds.
func (p *ruleParser) offset() int {
	negative := p.skip('-')
	if !negative {
		p.skip('+')
	}
	x := p.number(0, 24*7) * secondsPerHour
	if p.skip(':') {
		x += p.number(0, 59) * secondsPerMinute
		if p.skip(':') {
			x += p.number(0, 59)
		}
	}
	if negative {
		return -x
	}
	return x
}

// change reads a day and, behind a /, a time, which is 2 o'clock otherwise.
func (p *ruleParser) change() (c change) {
	switch {
	case p.skip('J'):
		c.kind = 'J'
		c.day = p.number(1, 365)
	case p.skip('M'):
		c.kind = 'M'
		c.month = p.number(1, 12)
		p.bad = !p.skip('.') || p.bad
		c.week = p.number(1, 5)
		p.bad = !p.skip('.') || p.bad
		c.day = p.number(0, 6)
	default:
		c.kind = '0'
		c.day = p.number(0, 365)
	}
	c.timeOfDay = 2 * secondsPerHour
	if p.skip('/') {
		c.timeOfDay = p.offset()
	}
	return
}
