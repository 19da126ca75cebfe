package time

// A Duration is the time between two instants in nanoseconds, up to about 290 years.
type Duration int64

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

// Units of duration. There is none for a day, which is not always 24 hours.
//
//	seconds := 10
//	wait := time.Duration(seconds) * time.Second
const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

// Nanoseconds returns d as a number of nanoseconds.
func (d Duration) Nanoseconds() int64 { return int64(d) }

// Microseconds returns d as a number of microseconds, rounded towards 0.
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }

// Milliseconds returns d as a number of milliseconds, rounded towards 0.
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }

// in returns d in a unit. The whole part and the rest are converted apart: d may be more than a float64 holds exactly.
func (d Duration) in(unit Duration) float64 { return float64(d/unit) + float64(d%unit)/float64(unit) }

// Seconds returns d as a number of seconds.
func (d Duration) Seconds() float64 { return d.in(Second) }

// Minutes returns d as a number of minutes.
func (d Duration) Minutes() float64 { return d.in(Minute) }

// Hours returns d as a number of hours.
func (d Duration) Hours() float64 { return d.in(Hour) }

// Truncate rounds d towards 0 to a multiple of m; m <= 0 leaves it.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// isLessThanHalf reports whether x < y/2, for x, y >= 0.
func isLessThanHalf(x, y Duration) bool { return uint64(x)*2 < uint64(y) }

// Round rounds d to the nearest multiple of m, half way away from 0. What would be too large becomes the largest Duration.
// m <= 0 leaves it.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	r := d % m
	if d < 0 {
		if isLessThanHalf(-r, m) {
			return d - r
		}
		if down := d - (m + r); down < d {
			return down
		}
		return minDuration
	}
	if isLessThanHalf(r, m) {
		return d - r
	}
	if up := d + (m - r); up > d {
		return up
	}
	return maxDuration
}

// Abs returns d without its sign; the smallest Duration becomes the largest one.
func (d Duration) Abs() Duration {
	if d >= 0 {
		return d
	}
	if d == minDuration {
		return maxDuration
	}
	return -d
}

// String gives d as in "72h3m0.5s". Leading units of zero are left out; what is less than a second is in ms, µs or ns; zero
// is "0s".
func (d Duration) String() string {
	var buf [32]byte // -2562047h47m16.854775808s
	u := uint64(d)
	if d < 0 {
		u = -u
	}
	var at int
	if u < uint64(Second) {
		at = formatSmall(&buf, u)
	} else {
		at = formatLarge(&buf, u)
	}
	if d < 0 {
		at--
		buf[at] = '-'
	}
	return string(buf[at:])
}

// formatSmall writes less than a second to the end of buf and returns where it begins.
func formatSmall(buf *[32]byte, u uint64) int {
	at := len(buf) - 2
	buf[at+1] = 's'
	digits := 0
	switch {
	case u == 0:
		buf[at] = '0'
		return at
	case u < uint64(Microsecond):
		buf[at] = 'n'
	case u < uint64(Millisecond):
		digits = 3
		at--
		copy(buf[at:], "µ")
	default:
		digits = 6
		buf[at] = 'm'
	}
	at, u = backFraction(buf[:at], u, digits)
	return backInt(buf[:at], u)
}

// formatLarge writes a second or more.
func formatLarge(buf *[32]byte, u uint64) int {
	at := len(buf) - 1
	buf[at] = 's'
	at, u = backFraction(buf[:at], u, 9)
	at = backInt(buf[:at], u%60)
	u /= 60
	if u == 0 {
		return at
	}
	at--
	buf[at] = 'm'
	at = backInt(buf[:at], u%60)
	u /= 60
	if u == 0 {
		return at
	}
	at--
	buf[at] = 'h'
	return backInt(buf[:at], u)
}

// backFraction writes the last digits of v as a decimal fraction, without zeros at its end, to the end of buf. It returns
// where that begins and the rest of v.
func backFraction(buf []byte, v uint64, digits int) (at int, rest uint64) {
	at = len(buf)
	written := false
	for range digits {
		digit := byte(v % 10)
		v /= 10
		if written = written || digit != 0; written {
			at--
			buf[at] = '0' + digit
		}
	}
	if written {
		at--
		buf[at] = '.'
	}
	return at, v
}

// backInt writes v to the end of buf and returns where it begins.
func backInt(buf []byte, v uint64) int {
	at := len(buf)
	for {
		at--
		buf[at] = '0' + byte(v%10)
		v /= 10
		if v == 0 {
			return at
		}
	}
}

// A parseDurationError says what is wrong with a text that is no duration.
type parseDurationError struct{ message, value string }

func (e *parseDurationError) Error() string { return "time: " + e.message + " " + quote(e.value) }

// unitOf returns the unit with a name, 0 if there is none.
func unitOf(name string) uint64 {
	switch name {
	case "ns":
		return uint64(Nanosecond)
	case "us", "µs", "μs": // the micro sign, and the Greek letter
		return uint64(Microsecond)
	case "ms":
		return uint64(Millisecond)
	case "s":
		return uint64(Second)
	case "m":
		return uint64(Minute)
	case "h":
		return uint64(Hour)
	}
	return 0
}

const overflow = 1 << 63 // no more than this many nanoseconds; this many with a minus only

// ParseDuration reads a duration: decimal numbers, which may have fractions, each with a unit: ns, us (or µs), ms, s, m or
// h; a sign may stand before the first one. "300ms", "-1.5h" and "2h45m" are some.
func ParseDuration(s string) (Duration, error) {
	whole := s
	fail := func(message string) (Duration, error) { return 0, &parseDurationError{message, whole} }
	negative := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative = s[0] == '-'
		s = s[1:]
	}
	if s == "0" {
		return 0, nil
	}
	if s == "" {
		return fail("invalid duration")
	}
	var sum uint64
	for s != "" {
		before := len(s)
		value, rest, ok := leadingInt(s)
		if !ok || s[0] != '.' && len(rest) == before {
			return fail("invalid duration")
		}
		hasDigits := len(rest) < before
		s = rest
		fraction, scale := uint64(0), 1.0
		if s != "" && s[0] == '.' {
			before = len(s) - 1
			fraction, scale, s = leadingFraction(s[1:])
			hasDigits = hasDigits || len(s) < before
		}
		if !hasDigits {
			return fail("invalid duration")
		}
		n := 0
		for n < len(s) && s[n] != '.' && !isDigit(s, n) {
			n++
		}
		if n == 0 {
			return fail("missing unit in duration")
		}
		unit := unitOf(s[:n])
		if unit == 0 {
			return fail("unknown unit " + quote(s[:n]) + " in duration")
		}
		s = s[n:]
		if value > overflow/unit {
			return fail("invalid duration")
		}
		value *= unit
		if fraction > 0 {
			value += uint64(float64(fraction) * (float64(unit) / scale))
		}
		if value > overflow {
			return fail("invalid duration")
		}
		sum += value
		if sum > overflow {
			return fail("invalid duration")
		}
	}
	if negative {
		return -Duration(sum), nil
	}
	if sum == overflow {
		return fail("invalid duration")
	}
	return Duration(sum), nil
}

// leadingInt reads the digits that s begins with; not ok if they are more than 1<<63.
func leadingInt(s string) (x uint64, rest string, ok bool) {
	i := 0
	for ; isDigit(s, i); i++ {
		if x > overflow/10 {
			return 0, "", false
		}
		x = x*10 + uint64(s[i]-'0')
		if x > overflow {
			return 0, "", false
		}
	}
	return x, s[i:], true
}

// leadingFraction reads the digits behind a decimal point; the value is x/scale. Digits that x has no room for do not count.
func leadingFraction(s string) (x uint64, scale float64, rest string) {
	i, full := 0, false
	scale = 1
	for ; isDigit(s, i); i++ {
		if full || x > (overflow-1)/10 {
			full = true
			continue
		}
		longer := x*10 + uint64(s[i]-'0')
		if longer > overflow {
			full = true
			continue
		}
		x = longer
		scale *= 10
	}
	return x, scale, s[i:]
}
