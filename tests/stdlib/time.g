// run

// Package time: calendar, arithmetic, layouts, durations, encodings.
package main

import (
	"strconv"
	"time"
)

func text(err error) string {
	if err == nil {
		return "nil"
	}
	return err.Error()
}

// random numbers, the same everywhere
var state uint64 = 1

func random() uint64 {
	state ^= state << 13
	state ^= state >> 7
	state ^= state << 17
	return state
}

var hash uint64 = 14695981039346656037

func add(s string) {
	for i := 0; i < len(s); i++ {
		hash = (hash ^ uint64(s[i])) * 1099511628211
	}
}

var layouts = []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123,
	time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano,
	time.DateTime, time.DateOnly, time.TimeOnly, "", "plain", "2006 06 _2006 __2 002 2 _2 02 1 01 Jan January Janet Mon Monday Money",
	"3 03 15 4 04 5 05 PM pm P p", "Z0700 Z07:00 Z07 Z070000 Z07:00:00", "-0700 -07:00 -07 -070000 -07:00:00 - Z -7", "MST MS",
	"5.0 5.00 5.000000000 5.0000000000 5.9 5.99 5.999999999 5.9999999999 5,000 5,999 5.09 5.0x .01 .9 . ,", "é2006é", "0 00 000 01 011 07"}

func format() {
	times := []time.Time{
		{},
		time.Date(2006, 1, 2, 15, 4, 5, 0, time.UTC),
		time.Date(2024, 2, 29, 0, 0, 0, 1, time.UTC),
		time.Date(2023, 12, 31, 12, 59, 59, 999999999, time.FixedZone("XYZ", 5*3600+30*60+15)),
		time.Date(-5, 3, 1, 23, 0, 0, 120000000, time.FixedZone("", -3600)),
		time.Date(12345, 11, 10, 9, 8, 7, 6, time.FixedZone("", -30)),
		time.Unix(1<<40, 5).UTC(),
		time.Unix(-1<<40, 5).UTC(),
	}
	for _, t := range times {
		for _, l := range layouts {
			println(t.Format(l))
		}
		println(t.String(), t.GoString())
	}
	for range 3000 {
		t := time.Unix(int64(random()>>(random()%64)), int64(random()%2e9)).In(time.FixedZone("", int(random()%100000)-50000))
		for _, l := range layouts {
			add(t.Format(l))
		}
		add(t.String())
		y, w := t.ISOWeek()
		add(strconv.Itoa(y) + " " + strconv.Itoa(w) + " " + strconv.Itoa(t.YearDay()) + t.Weekday().String() + t.Month().String())
		h, m, s := t.Clock()
		if h != t.Hour() || m != t.Minute() || s != t.Second() {
			println("clock", t.String())
		}
		yy, mm, d := t.Date()
		if yy != t.Year() || mm != t.Month() || d != t.Day() {
			println("date", t.String())
		}
		u := time.Date(yy, mm, d, h, m, s, t.Nanosecond(), t.Location())
		if !u.Equal(t) || !u.AddDate(1, 2, 3).Equal(time.Date(yy+1, mm+2, d+3, h, m, s, t.Nanosecond(), t.Location())) {
			println("Date", t.String(), u.String())
		}
	}
	println(hash)
	println(time.Month(0).String(), time.Month(13).String(), time.Month(-1).String(), time.Weekday(7).String(), time.Weekday(-1).String())
	println(string(time.Date(2000, 1, 2, 3, 4, 5, 6, time.UTC).AppendFormat([]byte("t="), "15h")))
}

func arithmetic() {
	t := time.Date(2000, 14, -35, 50, -70, 130, -5, time.UTC)
	println(t.String(), t.Unix(), t.UnixMilli(), t.UnixMicro(), t.UnixNano())
	for _, d := range []time.Duration{0, 1, -1, time.Hour, -time.Hour, 1<<63 - 1, -1 << 63} {
		u := t.Add(d)
		println(u.String(), u.Sub(t), u.After(t), u.Before(t), u.Equal(t), u.Compare(t), u == t)
	}
	far := time.Unix(1<<62, 0).UTC()
	println(far.Sub(t), t.Sub(far), far.Year(), time.Unix(1<<63-1, 0).UTC().String(), time.Unix(-1<<63, 0).UTC().String())
	for _, x := range []int64{0, 1, 999, -1, 1e9, -1e9 - 1, 5e18} {
		println(time.Unix(x, x).UTC().String(), time.UnixMilli(x).UTC().String(), time.UnixMicro(x).UTC().String())
	}
	for range 3000 {
		t := time.Unix(int64(random()%1e11)-5e10, int64(random()%1e9)).UTC()
		d := time.Duration(random() >> (random() % 64))
		if random()%4 == 0 {
			d = d / 1e9 * 1e9
		}
		add(t.Truncate(d).String() + t.Round(d).String())
		e := time.Duration(random() >> (random() % 63))
		add(strconv.Itoa(int(d.Round(e))) + d.Truncate(e).String() + (-d).Round(e).String())
	}
	println(hash)
	println(time.Time{}.IsZero(), time.Unix(0, 0).IsZero(), time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC) == time.Time{})
	n := time.Now()
	println(n.Round(0) == n, n.Round(0).Equal(n), n.Equal(n.Add(5).Add(-5)), n == n.Add(5).Add(-5), n.UTC().Location() == time.UTC)
	println(time.Since(n) >= 0, time.Until(n) <= 0, time.Since(n.Round(0)) < time.Hour)
}

func durations() {
	for _, d := range []time.Duration{0, 1, 999, 1000, 1100, 999999, 1e6, 1500000, 999999999, 1e9, 61e9, 3600e9, 3661e9 + 5, 100 * time.Hour,
		-1, -1500 * time.Millisecond, 1<<63 - 1, -1 << 63} {
		println(d.String(), d.Abs().String(), d.Nanoseconds(), d.Microseconds(), d.Milliseconds(), d.Seconds(), d.Minutes(), d.Hours())
	}
	for _, s := range []string{"0", "5s", "-5s", "+5s", "-0", "5.0s", "5.6s", "5.", ".5s", "1.0s", "1.00s", "1.004s", "100.00100s", "10ns", "11us",
		"12µs", "12μs", "13ms", "14m", "15h", "3h30m", "10.5s4m", "-2m3.4s", "1h2m3s4ms5us6ns", "39h9m14.425s", "52763797000ns",
		"0.3333333333333333333h", "9007199254740993ns", "9223372036854775807ns", "9223372036854775.807us", "9223372036s854ms775us807ns",
		"-9223372036854775808ns", "0.100000000000000000000h", "0.830103483285477580700h", "", "3", "-", "s", ".", "-.", ".s", "+.s", "1d",
		"\x85\x85", "\xffff", "hello \xffff world", "9223372036854775810ns", "9223372036854775808ns", "9223372036854775.808us",
		"9223372036ms854us775us808ns5000000h", "99999999999999999999h", "1h\"", " 1s", "1s ", "0.0000000001ns", "1.9ns"} {
		d, err := time.ParseDuration(s)
		println(s, d.String(), text(err))
	}
	for range 3000 {
		d := time.Duration(random() >> (random() % 64))
		e, err := time.ParseDuration(d.String())
		if d != e || err != nil {
			println(d.String(), e.String())
		}
		add(d.String())
	}
	println(hash)
}

func parse() {
	for _, c := range [][2]string{
		{time.ANSIC, "Thu Feb  4 21:00:57 2010"}, {time.ANSIC, "Thu Feb 4 21:00:57 2010"}, {time.UnixDate, "Thu Feb  4 21:00:57 PST 2010"},
		{time.RubyDate, "Thu Feb 04 21:00:57 -0800 2010"}, {time.RFC850, "Thursday, 04-Feb-10 21:00:57 PST"},
		{time.RFC1123, "Thu, 04 Feb 2010 21:00:57 PST"}, {time.RFC1123, "Thu, 04 Feb 2010 22:00:57 PDT"}, {time.RFC1123Z, "Thu, 04 Feb 2010 21:00:57 -0800"},
		{time.RFC3339, "2010-02-04T21:00:57-08:00"}, {time.RFC3339, "2010-02-04T21:00:57.0123456789Z"}, {time.RFC3339, "2010-02-04T21:00:57.0123456789-08:00"},
		{time.RFC3339, "2010-02-04t21:00:57Z"}, {time.RFC3339, "2010-02-30T21:00:57Z"}, {time.RFC3339, "2010-13-04T21:00:57Z"}, {time.RFC3339, "2010-02-04T24:00:57Z"},
		{time.RFC3339, "2010-02-04T21:60:57Z"}, {time.RFC3339, "2010-02-04T21:00:60Z"}, {time.RFC3339, "2010-02-04T21:00:57"}, {time.RFC3339, "2010-02-04T21:00:57,5Z"},
		{time.RFC3339, "2010-02-04T1:00:57Z"}, {time.RFC3339, "2010-02-04T21:00:57+24:00"}, {time.RFC3339, "2010-02-04T21:00:57+25:00"}, {time.RFC3339, "2010-02-04T21:00:57+00:61"},
		{time.RFC3339, "2010-02-04T21:00:57+0000"}, {time.RFC3339, "2010-02-04T21:00:57ZZ"}, {time.RFC3339, ""}, {time.RFC3339, "0000-01-01T00:00:00Z"},
		{time.RFC3339Nano, "9999-12-31T23:59:59.999999999+00:00"}, {time.RFC3339, "2010-02-04T21:00:57.Z"}, {time.RFC3339, "20x0-02-04T21:00:57Z"},
		{time.Kitchen, "5:04pm"}, {time.Kitchen, "5:04PM"}, {time.Kitchen, "12:04AM"}, {time.Kitchen, "12:04PM"}, {time.Kitchen, "13:04PM"}, {time.Kitchen, "0:04AM"},
		{"3:04pm", "11:59pm"}, {"3:04pm", "11:59PM"}, {time.Stamp, "Feb  4 21:00:57"}, {time.StampMilli, "Feb  4 21:00:57.012"}, {time.StampMilli, "Feb  4 21:00:57.12"},
		{time.StampNano, "Feb  4 21:00:57.012345678"}, {time.StampMicro, "Feb  4 21:00:57.0123x5"}, {time.DateTime, "2010-02-04 21:00:57"}, {time.DateTime, "2010-02-04 21:00:57.5"},
		{time.DateTime, "2010-02-04 21:00:57,123456789123"}, {time.DateOnly, "2024-02-29"}, {time.DateOnly, "2023-02-29"}, {time.DateOnly, "2023-02-0"}, {time.DateOnly, "2023-2-01"},
		{time.TimeOnly, "1:2:3"}, {time.TimeOnly, "21:02:03 x"}, {"Jan _2 06", "FEB 12 69"}, {"Jan _2 06", "feb  2 68"}, {"January 2 2006", "SepTember 5 1999"},
		{"January 2 2006", "Sept 5 1999"}, {"Monday Mon", "TUESDAY wed"}, {"Mon", "Xyz"}, {"2006 002", "2024 366"}, {"2006 002", "2023 366"}, {"2006 002", "2023 060"},
		{"2006 002", "2024 060"}, {"2006 __2", "2024   5"}, {"2006 __2", "2024 305"}, {"2006 002", "2024 5"}, {"2006 002", "2024 000"}, {"2006-01-02 002", "2024-02-29 060"},
		{"2006-01-02 002", "2024-02-28 060"}, {"2006-01-02 002", "2024-03-29 060"}, {"06", "+5"}, {"06", "-5"}, {"2006", "+200"}, {"2006", "199"}, {"2006", "1-99"},
		{"MST", "UTC"}, {"MST", "GMT"}, {"MST", "GMT+3"}, {"MST", "GMT-23"}, {"MST", "GMT+24"}, {"MST", "ChST"}, {"MST", "MeST"}, {"MST", "WITA"}, {"MST", "ABCD"}, {"MST", "ABCT"},
		{"MST", "ABCDT"}, {"MST", "ABCDE"}, {"MST", "ABCDEF"}, {"MST", "+03"}, {"MST", "-24"}, {"MST", "+"}, {"MST", "AB"}, {"MST", "utc"},
		{"-07", "-05"}, {"-07", "+5"}, {"-0700", "-0530"}, {"-0700", "-05:30"}, {"-07:00", "+05:30"}, {"-07:00", "+0530"}, {"-070000", "+053015"}, {"-07:00:00", "+05:30:15"},
		{"-07:00:00", "+05:30-15"}, {"-0700", "x0530"}, {"-0700", "+0x30"}, {"-0700", "+2561"}, {"Z0700", "Z"}, {"Z070000", "Z"}, {"Z07:00:00", "-01:02:03"}, {"Z07", "+01"},
		{"-0700", "Z"}, {"15:04:05.000", "01:02:03.12"}, {"15:04:05.000", "01:02:03,123"}, {"15:04:05.999", "01:02:03"}, {"15:04:05.999", "01:02:03.123456"},
		{"15:04:05 .000", "01:02:03 .123"}, {"15:04:05.000", "01:02:03.-12"}, {"15:04:05.000", "01:02:03.+12"}, {"5.00", "7.123"}, {"5", "60"}, {"4", "60"}, {"15", "24"}, {"03", "13"},
		{"1", "13"}, {"1", "0"}, {"01", "1"}, {"2", "32"}, {"Jan 2", "Feb 30"}, {"2", "0"}, {"_2", "  5"}, {"a b", "a  b"}, {"a b", "ab"}, {"a b ", "a b"}, {"a", "b"}, {"", "x"}, {"x", ""},
		{"2006 MST -0700", "2024 ABC +0300"}, {"é", "é"}, {"\"2006\"", "\"20\xff6\""}, {"2006", "2024 "}, {" 2006", "2024"}, {"2006\t", "2024 "}, {"PM 3 AM", "PM 12 AM"},
	} {
		t, err := time.Parse(c[0], c[1])
		println(c[0], "|", strconv.Quote(c[1]), "|", t.String(), text(err))
		if e, ok := err.(*time.ParseError); ok {
			println("  ", e.LayoutElem, "|", strconv.Quote(e.ValueElem), "|", e.Message)
		}
	}
	for range 2000 {
		t := time.Unix(int64(random()%2e11)-5e10, int64(random()%1e9)).In(time.FixedZone("", (int(random()%100000)-50000)/60*60))
		for _, l := range []string{time.RFC3339Nano, time.StampNano + " 2006 -0700", "02.01.06 3.04.05,999999999PM Z07"} {
			s := t.Format(l)
			u, err := time.Parse(l, s)
			add(u.Format(l))
			if err != nil || l == time.RFC3339Nano && !u.Equal(t) {
				println(s, u.String(), text(err))
			}
		}
	}
	println(hash)
}

func encodings() {
	times := []time.Time{{}, time.Date(2024, 5, 6, 7, 8, 9, 10, time.UTC), time.Date(2024, 5, 6, 7, 8, 9, 100000000, time.FixedZone("", 5400)),
		time.Date(2024, 5, 6, 7, 8, 9, 0, time.FixedZone("x", -5405)), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(2024, 1, 1, 0, 0, 0, 0, time.FixedZone("", -60)), time.Date(2024, 1, 1, 0, 0, 0, 0, time.FixedZone("", 24*3600)),
		time.Date(2024, 1, 1, 0, 0, 0, 0, time.FixedZone("", 100*3600)), time.Date(2024, 1, 1, 0, 0, 0, 0, time.FixedZone("", 32768*60))}
	for _, t := range times {
		b, err := t.MarshalBinary()
		println(strconv.Quote(string(b)), text(err))
		var u time.Time
		if err == nil {
			println(text(u.UnmarshalBinary(b)), u.String(), u.Equal(t))
		}
		b, err = t.MarshalJSON()
		println(string(b), text(err))
		if err == nil {
			println(text(u.UnmarshalJSON(b)), u.String(), u.Equal(t))
		}
		b, err = t.MarshalText()
		println(string(b), text(err))
		b, err = t.AppendText([]byte("x"))
		println(string(b), text(err))
	}
	var t time.Time
	println(text(t.UnmarshalBinary(nil)), text(t.UnmarshalBinary([]byte{9})), text(t.UnmarshalBinary([]byte{1, 2})), text(t.UnmarshalBinary([]byte{2, 2})))
	println(text(t.UnmarshalJSON([]byte("null"))), text(t.UnmarshalJSON([]byte("1"))), text(t.UnmarshalJSON([]byte(`"x"`))), text(t.UnmarshalText([]byte("2024-05-06"))))
}

func main() {
	time.Local = time.UTC // whatever $TZ says
	format()
	arithmetic()
	durations()
	parse()
	encodings()
}
