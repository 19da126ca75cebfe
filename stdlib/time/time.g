// Package time measures and shows time. Its calendar is always the Gregorian one, without leap seconds.
//
// # Monotonic clocks
//
// Computers have a clock for the time of day, which may be set, and one that only goes on and serves to measure. [Now]
// reads both. What compares or subtracts two times (After, Before, Compare, Equal, Sub, also Since and Until) uses the
// second if both times have it, so that
//
//	start := time.Now()
//	work()
//	took := time.Since(start)
//
// is right even if the clock was set meanwhile. All else uses the time of day. Add keeps both; what changes the location
// (In, Local, UTC) or rounds (Round, Truncate), AddDate, and what was parsed or made of numbers has the time of day alone.
// t.Round(0) takes the second one away, so that == and map keys, which look at all of a Time, its location too, see the
// time of day only. It is in what String shows, as m=±seconds since the program's start, and not in any other encoding.
package time

import (
	"math/bits"
	_ "unsafe" // for go:linkname
)

// A Time is an instant, to the nanosecond, and a [Location] to show it for. It is used as a value, not through a pointer,
// by any number of goroutines; the methods that decode into one are the exception. The zero value is January 1 of the
// year 1, 00:00:00 UTC; [Time.IsZero] finds it.
//
// Two times may be the same instant in different locations: [Time.Equal] and Compare see that, == does not.
type Time struct {
	// wall is, from the top: 1 bit hasMonotonic, 33 bits seconds, 30 bits nanoseconds. With hasMonotonic the seconds are
	// since 1885 and ext is the monotonic clock, in nanoseconds since the program's start. Without, the seconds are 0 and
	// ext counts them since the year 1. So the usual time needs no more than its location and two words, and == works.
	wall uint64
	ext  int64

	loc *Location // nil: UTC
}

const (
	hasMonotonic = 1 << 63
	nanoMask     = 1<<30 - 1
	nanoBits     = 30
)

//go:linkname readClocks time_now
func readClocks() (sec int64, nano int32, mono int64)

//go:linkname nanotime runtime_nanotime
func nanotime() int64

// startMono is the monotonic clock's reading shortly before the program's start: none of a Time is 0.
var startMono = nanotime() - 1

// Now returns the time, in the location [Local], with a reading of the monotonic clock.
func Now() Time {
	sec, nano, mono := readClocks()
	since := uint64(sec + unixToYear1 - year1ToMono)
	if since > lastMonoTime {
		return unixTime(sec, nano)
	}
	return Time{hasMonotonic | since<<nanoBits | uint64(nano), mono - startMono, Local}
}

func unixTime(sec int64, nano int32) Time { return Time{uint64(nano), sec + unixToYear1, Local} }

// Unix returns the local time of sec seconds and nsec nanoseconds after January 1, 1970 UTC. nsec may be any number.
func Unix(sec int64, nsec int64) Time {
	if uint64(nsec) >= 1e9 {
		sec += nsec / 1e9
		nsec %= 1e9
		if nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	return unixTime(sec, int32(nsec))
}

// UnixMilli returns the local time of msec milliseconds after January 1, 1970 UTC.
func UnixMilli(msec int64) Time { return Unix(msec/1e3, msec%1e3*1e6) }

// UnixMicro returns the local time of usec microseconds after January 1, 1970 UTC.
func UnixMicro(usec int64) Time { return Unix(usec/1e6, usec%1e6*1e3) }

// carry moves what is too much or too little for low, which is counted in base, to high.
func carry(high, low, base int) (int, int) {
	q, r := low/base, low%base
	if r < 0 {
		q--
		r += base
	}
	return high + q, r
}

// Date returns a time of day in a location. Values outside of their range are carried: October 32 is November 1. Of a time
// that a change of the clocks has twice or not at all, it returns one of the two times that it may mean, which one is not
// said. It panics if loc is nil.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	year, m := carry(year, int(month)-1, 12)
	sec, nsec = carry(sec, nsec, 1e9)
	min, sec = carry(min, sec, 60)
	hour, min = carry(hour, min, 60)
	day, hour = carry(day, hour, 24)
	unix := int64(dayOf(int64(year), Month(m+1), day))*secondsPerDay +
		int64(hour*secondsPerHour+min*secondsPerMinute+sec) - unixToBase

	// The offset at the time that the local one would be in UTC is right unless the clocks change in between.
	if p := loc.at(unix); p.offset != 0 {
		if utc := unix - int64(p.offset); !p.holds(utc) {
			p = loc.at(utc)
		}
		unix -= int64(p.offset)
	}
	t := unixTime(unix, int32(nsec))
	t.setLoc(loc)
	return t
}

func (t *Time) nano() int32 { return int32(t.wall & nanoMask) }

// sec returns the seconds since the year 1.
func (t *Time) sec() int64 {
	if t.wall&hasMonotonic != 0 {
		return year1ToMono + int64(t.wall<<1>>(nanoBits+1))
	}
	return t.ext
}

func (t *Time) unix() int64 { return t.sec() - unixToYear1 }

// addSec adds seconds to the time of day, up to the last one that there is.
func (t *Time) addSec(d int64) {
	if t.wall&hasMonotonic != 0 {
		since := int64(t.wall<<1>>(nanoBits+1)) + d
		if since >= 0 && since <= lastMonoTime {
			t.wall = hasMonotonic | uint64(since)<<nanoBits | t.wall&nanoMask
			return
		}
		t.dropMono()
	}
	sum := t.ext + d
	switch {
	case (sum > t.ext) == (d > 0):
		t.ext = sum
	case d > 0:
		t.ext = 1<<63 - 1
	default:
		t.ext = -(1<<63 - 1)
	}
}

func (t *Time) dropMono() {
	if t.wall&hasMonotonic != 0 {
		t.ext = t.sec()
		t.wall &= nanoMask
	}
}

func (t *Time) setLoc(loc *Location) {
	if loc == &utc {
		loc = nil
	}
	t.dropMono()
	t.loc = loc
}

// local returns the period of the location that the time is in, and the seconds of its local time.
func (t *Time) local() (*period, instant) {
	sec := t.unix()
	l := t.loc
	if l == nil {
		return &utcPeriod, instant(sec + unixToBase)
	}
	p := l.at(sec)
	return p, instant(sec + int64(p.offset) + unixToBase)
}

func (t *Time) instant() instant {
	_, i := t.local()
	return i
}

// bothMono reports whether the monotonic clock decides between t and u.
func bothMono(t, u *Time) bool { return t.wall&u.wall&hasMonotonic != 0 }

// IsZero reports whether t is January 1 of the year 1, 00:00:00 UTC.
func (t Time) IsZero() bool { return t.sec() == 0 && t.nano() == 0 }

// After reports whether t is later than u.
func (t Time) After(u Time) bool {
	if bothMono(&t, &u) {
		return t.ext > u.ext
	}
	ts, us := t.sec(), u.sec()
	return ts > us || ts == us && t.nano() > u.nano()
}

// Before reports whether t is earlier than u.
func (t Time) Before(u Time) bool {
	if bothMono(&t, &u) {
		return t.ext < u.ext
	}
	ts, us := t.sec(), u.sec()
	return ts < us || ts == us && t.nano() < u.nano()
}

// Compare returns -1 if t is before u, 1 if it is after it and 0 if they are the same.
func (t Time) Compare(u Time) int {
	if t.Before(u) {
		return -1
	}
	if t.After(u) {
		return 1
	}
	return 0
}

// Equal reports whether t and u are the same instant, wherever.
func (t Time) Equal(u Time) bool {
	if bothMono(&t, &u) {
		return t.ext == u.ext
	}
	return t.sec() == u.sec() && t.nano() == u.nano()
}

// Date returns year, month and day.
func (t Time) Date() (year int, month Month, day int) { return t.instant().day().date() }

// Year returns the year.
func (t Time) Year() int { return t.instant().day().march().calendarYear() }

// Month returns the month.
func (t Time) Month() Month {
	month, _ := t.instant().day().march().monthDay()
	return month
}

// Day returns the day of the month.
func (t Time) Day() int {
	_, day := t.instant().day().march().monthDay()
	return day
}

// Weekday returns the day of the week.
func (t Time) Weekday() Weekday { return t.instant().day().weekday() }

// YearDay returns the day of the year, from 1.
func (t Time) YearDay() int { return t.instant().day().march().yearDay() }

// ISOWeek returns year and week as ISO 8601 has them: a week begins on Monday and belongs to the year that most of its days
// are in. Its number is 1 to 53; the first or last days of a year may be in a week of another year.
func (t Time) ISOWeek() (year, week int) {
	day := t.instant().day()
	thursday := day + 3 - dayNumber((day.weekday()+6)%7)
	m := thursday.march()
	return m.calendarYear(), (m.yearDay()-1)/7 + 1
}

// Clock returns hour, minute and second.
func (t Time) Clock() (hour, min, sec int) { return t.instant().clock() }

// Hour returns the hour, 0 to 23.
func (t Time) Hour() int { return int(t.instant() % secondsPerDay / secondsPerHour) }

// Minute returns the minute, 0 to 59.
func (t Time) Minute() int { return int(t.instant() % secondsPerHour / secondsPerMinute) }

// Second returns the second, 0 to 59.
func (t Time) Second() int { return int(t.instant() % secondsPerMinute) }

// Nanosecond returns what is left of the second, 0 to 999999999.
func (t Time) Nanosecond() int { return int(t.nano()) }

// Add returns t + d.
func (t Time) Add(d Duration) Time {
	sec, nano := int64(d/1e9), t.nano()+int32(d%1e9)
	if nano >= 1e9 {
		sec++
		nano -= 1e9
	} else if nano < 0 {
		sec--
		nano += 1e9
	}
	t.wall = t.wall&^nanoMask | uint64(nano)
	t.addSec(sec)
	if t.wall&hasMonotonic != 0 {
		mono := t.ext + int64(d)
		if d < 0 && mono > t.ext || d > 0 && mono < t.ext {
			t.dropMono()
		} else {
			t.ext = mono
		}
	}
	return t
}

// Sub returns t - u, or the largest or smallest Duration if that is out of range.
func (t Time) Sub(u Time) Duration {
	if bothMono(&t, &u) {
		return subMono(t.ext, u.ext)
	}
	d := Duration(t.sec()-u.sec())*Second + Duration(t.nano()-u.nano())
	switch {
	case u.Add(d).Equal(t):
		return d
	case t.Before(u):
		return minDuration
	}
	return maxDuration
}

func subMono(t, u int64) Duration {
	d := Duration(t - u)
	switch {
	case d < 0 && t > u:
		return maxDuration
	case d > 0 && t < u:
		return minDuration
	}
	return d
}

// Since returns how long ago t was.
func Since(t Time) Duration {
	if t.wall&hasMonotonic != 0 {
		return subMono(nanotime()-startMono, t.ext)
	}
	return Now().Sub(t)
}

// Until returns how long it is to t.
func Until(t Time) Duration {
	if t.wall&hasMonotonic != 0 {
		return subMono(t.ext, nanotime()-startMono)
	}
	return t.Sub(Now())
}

// AddDate returns the same time of day some years, months and days later. As in [Date], what is too much is carried: a
// month after October 31 is December 1. Changes of the clocks may make a day last more or less than 24 hours.
func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nano()), t.Location())
}

// UTC returns t in UTC.
func (t Time) UTC() Time {
	t.setLoc(&utc)
	return t
}

// Local returns t in the location [Local].
func (t Time) Local() Time {
	t.setLoc(Local)
	return t
}

// In returns t in a location. It panics if that is nil.
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	t.setLoc(loc)
	return t
}

// Location returns the location of t.
func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}

// Zone returns the abbreviation of the zone that is used at t's location at that time, such as "CET", and its offset to
// the east of UTC in seconds.
func (t Time) Zone() (name string, offset int) {
	p := t.loc.at(t.unix())
	return p.name, p.offset
}

// ZoneBounds returns from when and until when that zone is used. A time that does not exist is zero.
func (t Time) ZoneBounds() (start, end Time) {
	p := t.loc.at(t.unix())
	if p.start != beginning {
		start = unixTime(p.start, 0)
		start.setLoc(t.loc)
	}
	if p.end != forever {
		end = unixTime(p.end, 0)
		end.setLoc(t.loc)
	}
	return
}

// IsDST reports whether daylight saving time is used at t's location at that time.
func (t Time) IsDST() bool { return t.loc.at(t.unix()).isDST }

// Unix returns the seconds since January 1, 1970 UTC.
func (t Time) Unix() int64 { return t.unix() }

// UnixMilli returns the milliseconds since January 1, 1970 UTC, if an int64 can hold them.
func (t Time) UnixMilli() int64 { return t.unix()*1e3 + int64(t.nano())/1e6 }

// UnixMicro returns the microseconds since January 1, 1970 UTC, if an int64 can hold them.
func (t Time) UnixMicro() int64 { return t.unix()*1e6 + int64(t.nano())/1e3 }

// UnixNano returns the nanoseconds since January 1, 1970 UTC, if an int64 can hold them: from 1678 to 2262.
func (t Time) UnixNano() int64 { return t.unix()*1e9 + int64(t.nano()) }

// Truncate rounds t down to a multiple of d since the zero time, and takes away the monotonic clock's reading, which is
// all it does if d <= 0. An hour of that need not be an hour of the location.
func (t Time) Truncate(d Duration) Time {
	t.dropMono()
	if d <= 0 {
		return t
	}
	return t.Add(-t.rest(d))
}

// Round is [Time.Truncate] that rounds to the nearest multiple, half way up.
func (t Time) Round(d Duration) Time {
	t.dropMono()
	if d <= 0 {
		return t
	}
	r := t.rest(d)
	if isLessThanHalf(r, d) {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

// rest returns t modulo d, not negative. t has no monotonic part.
func (t *Time) rest(d Duration) Duration {
	sec, nano := t.ext, int64(t.nano())
	negative := sec < 0
	if negative {
		sec, nano = -sec, -nano
		if nano < 0 {
			sec--
			nano += 1e9
		}
	}
	var r Duration
	if d%Second == 0 {
		r = Duration(sec%int64(d/Second))*Second + Duration(nano)
	} else {
		r = restOf(uint64(sec), uint64(nano), uint64(d))
	}
	if negative && r != 0 {
		r = d - r
	}
	return r
}

// restOf returns the nanoseconds of sec and nano modulo d.
func restOf(sec, nano, d uint64) Duration {
	high, low := bits.Mul64(sec, 1e9)
	low, over := bits.Add64(low, nano, 0)
	return Duration(bits.Rem64(high+over, low, d))
}
