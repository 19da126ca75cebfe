package time

// The calendar: days counted one by one, and years, months and days, which are the Gregorian calendar's at all times.
//
// Days begin at the first of March of a year that is a multiple of 400 and before everything that an int64 of seconds
// reaches, so that they are never negative and leap days are last in their year. Both directions are the multiplications of
// Neri and Schneider, "Euclidean affine functions and their application to calendar algorithms" (2022), algorithms 4 and 5.

const (
	secondsPerMinute = 60
	secondsPerHour   = 60 * secondsPerMinute
	secondsPerDay    = 24 * secondsPerHour

	daysPer400Years = 400*365 + 97
	daysFromMarch   = 306 // first of March to first of January

	baseYears = 292277022400 // day 0 is the first of March of the year -baseYears

	// Days from day 0 to the beginning of the year 1, and from there to that of 1970 and of 1885.
	baseToYear1  = baseYears/400*daysPer400Years + daysFromMarch
	year1To1970  = 1969*365 + 1969/4 - 1969/100 + 1969/400
	year1To1885  = 1884*365 + 1884/4 - 1884/100 + 1884/400
	unixToBase   = (baseToYear1 + year1To1970) * secondsPerDay // seconds; wraps around
	unixToYear1  = year1To1970 * secondsPerDay
	year1ToMono  = year1To1885 * secondsPerDay
	lastMonoTime = 1<<33 - 1
)

// A Month is a month of the year, January = 1.
type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

// String returns the name of the month in English.
func (m Month) String() string {
	if m >= January && m <= December {
		return longMonths[m-1]
	}
	return "%!Month(" + number(uint64(m)) + ")"
}

// A Weekday is a day of the week, Sunday = 0.
type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

// String returns the name of the day in English.
func (d Weekday) String() string {
	if d >= Sunday && d <= Saturday {
		return longDays[d]
	}
	return "%!Weekday(" + number(uint64(d)) + ")"
}

func number(v uint64) string {
	var buf [20]byte
	return string(buf[backInt(buf[:], v):])
}

// instant is a number of seconds since the beginning of day 0, local time.
type instant uint64

func (i instant) day() dayNumber { return dayNumber(i / secondsPerDay) }

func (i instant) clock() (hour, min, sec int) {
	s := uint32(i % secondsPerDay)
	return int(s / secondsPerHour), int(s / secondsPerMinute % 60), int(s % 60)
}

// dayNumber is a number of days since day 0.
type dayNumber uint64

// marchDate is a day in years that begin in March. yday counts from 0.
type marchDate struct {
	century uint64
	year    uint32 // of the century
	yday    uint32
}

func (d dayNumber) march() marchDate {
	n := 4*uint64(d) + 3
	r := uint32(n%daysPer400Years) | 3
	p := 2939745 * uint64(r)
	return marchDate{n / daysPer400Years, uint32(p >> 32), uint32(p) / 2939745 / 4}
}

// next is 1 in January and February, which belong to the next year.
func (m marchDate) next() int {
	if m.yday >= daysFromMarch {
		return 1
	}
	return 0
}

func (m marchDate) calendarYear() int {
	return int(m.century*100-baseYears) + int(m.year) + m.next()
}

func (m marchDate) monthDay() (Month, int) {
	n := 2141*m.yday + 197913
	return Month(n>>16) - Month(12*m.next()), 1 + int(n&0xffff)/2141
}

// yearDay returns the day in the year, from 1.
func (m marchDate) yearDay() int {
	if m.next() == 1 {
		return int(m.yday) - daysFromMarch + 1
	}
	return int(m.yday) + daysBefore(March) + 1 + leapDay(m.calendarYear())
}

func (d dayNumber) date() (year int, month Month, day int) {
	m := d.march()
	month, day = m.monthDay()
	return m.calendarYear(), month, day
}

func (d dayNumber) weekday() Weekday { return Weekday((uint64(d) + uint64(Wednesday)) % 7) }

// dayOf returns the number of a day. month is in range, day need not be.
func dayOf(year int64, month Month, day int) dayNumber {
	m, y := uint32(month), uint64(year)+baseYears
	if m < uint32(March) {
		m += 12
		y--
	}
	century, rest := y/100, uint32(y%100)
	inYear := (979*m - 2919) >> 5
	return dayNumber(146097*century/4 + uint64(int64(1461*rest/4+inYear)+int64(day)-1))
}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func leapDay(year int) int {
	if isLeap(year) {
		return 1
	}
	return 0
}

// daysBefore returns the days of a year that is no leap year before month m; m = 13 gives all.
func daysBefore(m Month) int {
	if m < March {
		return 31 * int(m-January)
	}
	return (214*int(m)-211)/7 - 2
}

// daysIn returns the days of a month.
func daysIn(m Month, year int) int {
	if m == February {
		return 28 + leapDay(year)
	}
	return 30 + int((m+m>>3)&1)
}
