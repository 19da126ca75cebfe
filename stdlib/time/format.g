package time

// appendInt appends x, with zeros in front up to a width.
func appendInt(b []byte, x int, width int) []byte {
	u := uint(x)
	if x < 0 {
		b = append(b, '-')
		u = -u
	}
	if u < 100 && width == 2 {
		return append(b, '0'+byte(u/10), '0'+byte(u%10))
	}
	if u < 10000 && width == 4 {
		high, low := u/100, u%100
		return append(b, '0'+byte(high/10), '0'+byte(high%10), '0'+byte(low/10), '0'+byte(low%10))
	}
	var buf [20]byte
	at := backInt(buf[:], uint64(u))
	for len(buf)-at < width {
		at--
		buf[at] = '0'
	}
	return append(b, buf[at:]...)
}

// Format shows t in the way of a layout; [Layout] and the constants beside it are some, and say what a layout is.
func (t Time) Format(layout string) string {
	var buf [64]byte
	return string(t.AppendFormat(buf[:0], layout))
}

// AppendFormat appends what [Time.Format] would return to b.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	switch layout {
	case RFC3339:
		return t.appendRFC3339(b, false)
	case RFC3339Nano:
		return t.appendRFC3339(b, true)
	}
	p, local := t.local()
	var (
		year, day      int
		month          Month
		hour, min, sec int
		hasDate        bool
		hasClock       bool
	)
	for done := 0; done < len(layout); {
		e := next(layout, done)
		b = append(b, layout[done:e.at]...)
		done = e.end
		if e.kind <= lastOfDate {
			if !hasDate && e.kind != textOnly {
				year, month, day = local.day().date()
				hasDate = true
			}
		} else if e.kind >= hour24 && e.kind <= lastOfClock && !hasClock {
			hour, min, sec = local.clock()
			hasClock = true
		}
		switch e.kind {
		case longMonth:
			b = append(b, month.String()...)
		case shortMonth:
			b = append(b, month.String()[:3]...)
		case numMonth:
			b = appendInt(b, int(month), 0)
		case zeroMonth:
			b = appendInt(b, int(month), 2)
		case longDay:
			b = append(b, local.day().weekday().String()...)
		case shortDay:
			b = append(b, local.day().weekday().String()[:3]...)
		case numDay:
			b = appendInt(b, day, 0)
		case underDay:
			b = appendUnder(b, day, 2)
		case zeroDay:
			b = appendInt(b, day, 2)
		case longYear:
			b = appendInt(b, year, 4)
		case shortYear:
			b = appendInt(b, max(year, -year)%100, 2)
		case underYearDay:
			b = appendUnder(b, local.day().march().yearDay(), 3)
		case zeroYearDay:
			b = appendInt(b, local.day().march().yearDay(), 3)
		case hour24:
			b = appendInt(b, hour, 2)
		case hour12:
			b = appendInt(b, (hour+11)%12+1, 0)
		case zeroHour12:
			b = appendInt(b, (hour+11)%12+1, 2)
		case numMinute:
			b = appendInt(b, min, 0)
		case zeroMinute:
			b = appendInt(b, min, 2)
		case numSecond:
			b = appendInt(b, sec, 0)
		case zeroSecond:
			b = appendInt(b, sec, 2)
		case upperPM:
			b = append(b, "AMPM"[hour/12*2:][:2]...)
		case lowerPM:
			b = append(b, "ampm"[hour/12*2:][:2]...)
		case zoneName:
			if p.name != "" {
				b = append(b, p.name...)
			} else {
				b = appendOffset(b, p.offset, 2, false)
			}
		case zoneOffset:
			if e.isZ && p.offset == 0 {
				b = append(b, 'Z')
			} else {
				b = appendOffset(b, p.offset, e.parts, e.colons)
			}
		case fraction0, fraction9:
			b = appendFraction(b, t.Nanosecond(), e)
		}
	}
	return b
}

// appendUnder appends x with spaces in front up to a width.
func appendUnder(b []byte, x, width int) []byte {
	if x < 100 && width == 3 {
		b = append(b, ' ')
	}
	if x < 10 {
		b = append(b, ' ')
	}
	return appendInt(b, x, 0)
}

// appendOffset appends the parts of a zone's offset that are wanted: hours, minutes, seconds.
func appendOffset(b []byte, offset int, parts uint8, colons bool) []byte {
	sign, minutes := byte('+'), offset/secondsPerMinute
	if minutes < 0 {
		sign, minutes, offset = '-', -minutes, -offset
	}
	b = appendInt(append(b, sign), minutes/60, 2)
	if parts >= 2 {
		if colons {
			b = append(b, ':')
		}
		b = appendInt(b, minutes%60, 2)
	}
	if parts >= 3 {
		if colons {
			b = append(b, ':')
		}
		b = appendInt(b, offset%60, 2)
	}
	return b
}

func appendFraction(b []byte, nano int, e element) []byte {
	trim := e.kind == fraction9
	if trim && nano == 0 {
		return b
	}
	point := byte('.')
	if e.comma {
		point = ','
	}
	b = appendInt(append(b, point), nano, 9)
	b = b[:len(b)-9+min(e.digits, 9)]
	if trim {
		for b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
		if b[len(b)-1] == point {
			b = b[:len(b)-1]
		}
	}
	return b
}

// appendRFC3339 is AppendFormat for RFC3339 and RFC3339Nano, the usual layouts.
func (t *Time) appendRFC3339(b []byte, withNano bool) []byte {
	p, local := t.local()
	year, month, day := local.day().date()
	hour, min, sec := local.clock()
	b = appendInt(b, year, 4)
	b = appendInt(append(b, '-'), int(month), 2)
	b = appendInt(append(b, '-'), day, 2)
	b = appendInt(append(b, 'T'), hour, 2)
	b = appendInt(append(b, ':'), min, 2)
	b = appendInt(append(b, ':'), sec, 2)
	if withNano {
		b = appendFraction(b, t.Nanosecond(), element{kind: fraction9, digits: 9})
	}
	if p.offset == 0 {
		return append(b, 'Z')
	}
	return appendOffset(b, p.offset, 2, true)
}

// String shows t for people: "2006-01-02 15:04:05.999999999 -0700 MST", and the monotonic clock as "m=±seconds" if it has a
// reading of that. For programs to read, there are [Time.MarshalText] and Format with a layout.
func (t Time) String() string {
	var buf [96]byte
	b := t.AppendFormat(buf[:0], "2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&hasMonotonic != 0 {
		sign, mono := byte('+'), uint64(t.ext)
		if t.ext < 0 {
			sign, mono = '-', -mono
		}
		b = append(b, " m="...)
		b = append(b, sign)
		b = appendInt(b, int(mono/1e9), 0)
		b = append(b, '.')
		b = appendInt(b, int(mono%1e9), 9)
	}
	return string(b)
}

// GoString shows t as a call of Date in Go.
func (t Time) GoString() string {
	local := t.instant()
	year, month, day := local.day().date()
	hour, min, sec := local.clock()
	b := appendInt([]byte("time.Date("), year, 0)
	b = append(b, ", time."...)
	b = append(b, month.String()...)
	for _, x := range [...]int{day, hour, min, sec, t.Nanosecond()} {
		b = appendInt(append(b, ", "...), x, 0)
	}
	switch l := t.Location(); l {
	case UTC:
		b = append(b, ", time.UTC)"...)
	case Local:
		b = append(b, ", time.Local)"...)
	default:
		b = append(b, ", time.Location("...)
		b = append(b, quote(l.name)...)
		b = append(b, "))"...)
	}
	return string(b)
}

// quote puts s into quotes; bytes that are not printable ASCII are written as \x and two digits.
func quote(s string) string {
	const digits = "0123456789abcdef"
	b := append(make([]byte, 0, len(s)+2), '"')
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c < ' ' || c >= 0x80:
			b = append(b, '\\', 'x', digits[c>>4], digits[c&15])
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, '"'))
}
