package time_test

import (
	"errors"
	"fmt"
	"math"
	"testing"
	. "time"
)

var moment = Date(2024, February, 29, 13, 4, 5, 67890123, FixedZone("EST", -5*3600))

func TestParts(t *testing.T) {
	year, month, day := moment.Date()
	hour, minute, second := moment.Clock()
	name, offset := moment.Zone()
	got := fmt.Sprint(year, month, day, hour, minute, second, moment.Nanosecond(), name, offset, moment.Weekday(), moment.YearDay(), moment.Location())
	if want := "2024 February 29 13 4 5 67890123EST-18000 Thursday 60 EST"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if moment.Year() != year || moment.Month() != month || moment.Day() != day || moment.Hour() != hour || moment.Minute() != minute || moment.Second() != second {
		t.Error("the parts one by one are others")
	}
	// All days of four hundred years are one after the other, in each way to count them.
	d := Date(1799, December, 31, 12, 0, 0, 0, UTC)
	isoYear, isoWeek := d.ISOWeek()
	for d.Year() < 2200 {
		next := d.AddDate(0, 0, 1)
		if next.Sub(d) != 24*Hour || next.Weekday() != (d.Weekday()+1)%7 || next.Unix()-d.Unix() != 86400 {
			t.Fatal(d, next)
		}
		same := next.Month() == d.Month()
		if same != (next.Day() == d.Day()+1) || !same && next.Day() != 1 || (next.YearDay() == 1) != (next.Year() != d.Year()) {
			t.Fatal(d, next)
		}
		y, w := next.ISOWeek()
		if (y != isoYear || w != isoWeek) != (next.Weekday() == Monday) || w < 1 || w > 53 {
			t.Fatal(next, y, w)
		}
		d, isoYear, isoWeek = next, y, w
	}
	months := []Month{January, February, March, April, May, June, July, August, September, October, November, December}
	for i, m := range months {
		if int(m) != i+1 || m.String() != Date(2023, m, 1, 0, 0, 0, 0, UTC).Format("January") {
			t.Error(m)
		}
	}
	for i, d := range []Weekday{Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday} {
		if int(d) != i || d.String() != Date(2023, 1, 1+i, 0, 0, 0, 0, UTC).Format("Monday") {
			t.Error(d)
		}
	}
	if s := fmt.Sprint(Month(13), Weekday(-1)); s != "%!Month(13) %!Weekday(18446744073709551615)" {
		t.Error(s)
	}
}

func TestUnixTimes(t *testing.T) {
	for _, n := range []int64{0, 1, -1, 1e9, -1e9 - 1, 1234567890123456789} {
		for _, tt := range []struct{ back, want int64 }{
			{Unix(0, n).UnixNano(), n}, {Unix(n/1e9, n%1e9).UnixNano(), n}, {UnixMicro(n / 1e3).UnixMicro(), n / 1e3}, {UnixMilli(n / 1e6).UnixMilli(), n / 1e6},
		} {
			if tt.back != tt.want {
				t.Errorf("%d comes back as %d", tt.want, tt.back)
			}
		}
	}
	if !Unix(5, 0).Equal(UnixMilli(5000)) || Unix(5, 0).Location() != Local {
		t.Error("Unix")
	}
}

func TestOrder(t *testing.T) {
	later := moment.Add(1)
	if !moment.Before(later) || moment.After(later) || moment.Equal(later) || moment.Compare(later) != -1 || later.Compare(moment) != 1 || moment.Compare(moment.UTC()) != 0 ||
		!moment.Equal(moment.UTC()) || later.Sub(moment) != 1 {
		t.Error("order")
	}
	if (Time{}).IsZero() != true || moment.IsZero() {
		t.Error("IsZero")
	}
	far, near := Date(9999, 1, 1, 0, 0, 0, 0, UTC), Date(1, 1, 1, 0, 0, 0, 0, UTC)
	if far.Sub(near) != math.MaxInt64 || near.Sub(far) != math.MinInt64 {
		t.Error("a difference that is too large", far.Sub(near), near.Sub(far))
	}
	now := Now()
	if Since(now) < 0 || Until(now) > 0 || Until(now.Add(Hour)) > Hour || Until(now.Add(Hour)) < Hour-Minute {
		t.Error(Since(now), Until(now))
	}
	if now == now.Round(0) || !now.Equal(now.Round(0)) {
		t.Error("Round(0) does not take off what Now knows of the clock that never goes back")
	}
	for i, tt := range []struct{ got, want string }{
		{moment.Round(Hour).Format(TimeOnly), "13:00:00"}, {moment.Round(10 * Minute).Format(TimeOnly), "13:00:00"}, {moment.Round(Second).Format(StampNano), "Feb 29 13:04:05.000000000"},
		{moment.Truncate(Millisecond).Format(StampMicro), "Feb 29 13:04:05.067000"}, {moment.Add(30 * Minute).Round(Hour).Format(TimeOnly), "14:00:00"},
	} {
		if tt.got != tt.want {
			t.Errorf("%d: %s, want %s", i, tt.got, tt.want)
		}
	}
}

func TestLayouts(t *testing.T) {
	for _, tt := range []struct{ layout, want string }{
		{Layout, "02/29 01:04:05PM '24 -0500"}, {ANSIC, "Thu Feb 29 13:04:05 2024"}, {UnixDate, "Thu Feb 29 13:04:05 EST 2024"},
		{RubyDate, "Thu Feb 29 13:04:05 -0500 2024"}, {RFC822, "29 Feb 24 13:04 EST"}, {RFC822Z, "29 Feb 24 13:04 -0500"},
		{RFC850, "Thursday, 29-Feb-24 13:04:05 EST"}, {RFC1123, "Thu, 29 Feb 2024 13:04:05 EST"}, {RFC1123Z, "Thu, 29 Feb 2024 13:04:05 -0500"},
		{RFC3339, "2024-02-29T13:04:05-05:00"}, {RFC3339Nano, "2024-02-29T13:04:05.067890123-05:00"}, {Kitchen, "1:04PM"},
		{Stamp, "Feb 29 13:04:05"}, {StampMilli, "Feb 29 13:04:05.067"}, {DateTime, "2024-02-29 13:04:05"}, {DateOnly, "2024-02-29"}, {TimeOnly, "13:04:05"},
		{"2 1 6 3 4 5 002 __2 _2 .999 ,000 pm Z07 Z0700 Z070000 -07", "29 2 6 1 4 5 060  60 29 .067 ,067 pm -05 -0500 -050000 -05"}, {"", ""},
	} {
		got := moment.Format(tt.layout)
		if got != tt.want {
			t.Errorf("%q: %q, want %q", tt.layout, got, tt.want)
		}
	}
	for _, layout := range []string{RFC1123Z, RFC3339, RFC3339Nano, RubyDate, RFC822Z, "2006-01-02 15:04:05.999999999 -0700 MST"} {
		text := moment.Format(layout)
		back, err := Parse(layout, text)
		if err != nil || back.Format(layout) != text {
			t.Errorf("%s is read as %v, %v", text, back, err)
		}
	}
	if got := string(moment.AppendFormat([]byte("at "), Kitchen)); got != "at 1:04PM" {
		t.Error(got)
	}
	if got := moment.UTC().GoString(); got != "time.Date(2024, time.February, 29, 18, 4, 5, 67890123, time.UTC)" {
		t.Error(got)
	}
}

func TestZones(t *testing.T) {
	berlin, err := LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip(err)
	}
	winter, err := ParseInLocation(DateTime, "2024-01-01 00:00:00", berlin)
	summer, err2 := ParseInLocation("2006-01-02 15:04:05 MST", "2024-07-01 00:00:00 CEST", berlin)
	if err != nil || err2 != nil || winter.IsDST() || !summer.IsDST() || winter.String() != "2024-01-01 00:00:00 +0100 CET" || summer.String() != "2024-07-01 00:00:00 +0200 CEST" {
		t.Error(winter, summer, err, err2)
	}
	begin, end := summer.ZoneBounds()
	if begin.UTC().Format(DateTime) != "2024-03-31 01:00:00" || end.UTC().Format(DateTime) != "2024-10-27 01:00:00" {
		t.Error(begin, end)
	}
	if begin.Add(-1).IsDST() || !begin.IsDST() || !end.Add(-1).IsDST() || end.IsDST() {
		t.Error("the bounds are elsewhere")
	}
	for _, tt := range []struct {
		hour int
		want string
	}{
		{1, "01:30:00 CET"}, {2, "03:30:00 CEST"}, {3, "03:30:00 CEST"}, // 2:30 is not there that day
	} {
		if got := Date(2024, March, 31, tt.hour, 30, 0, 0, berlin).Format("15:04:05 MST"); got != tt.want {
			t.Errorf("%d:30 is %s, want %s", tt.hour, got, tt.want)
		}
	}
	if summer.In(UTC).Format(DateTime) != "2024-06-30 22:00:00" || !summer.In(UTC).Equal(summer) || summer.Local().Location() != Local {
		t.Error(summer.In(UTC))
	}
	if begin, end := moment.UTC().ZoneBounds(); !begin.IsZero() || !end.IsZero() {
		t.Error(begin, end)
	}
	var none *Location
	if none.String() != "UTC" || UTC.String() != "UTC" || Local.String() != "Local" {
		t.Error(none, UTC, Local)
	}
	defer func() {
		if r := recover(); r != "time: missing Location in call to Time.In" {
			t.Error(r)
		}
	}()
	moment.In(nil)
}

func TestMarshal(t *testing.T) {
	for _, in := range []Time{{}, moment, moment.UTC(), Date(-5, 1, 1, 0, 0, 0, 1, UTC), Date(2024, 1, 1, 0, 0, 0, 0, FixedZone("", -3690))} {
		data, err := in.MarshalBinary()
		more, err2 := in.AppendBinary([]byte("x"))
		gob, err3 := in.GobEncode()
		var out, out2 Time
		if err != nil || err2 != nil || err3 != nil || string(more) != "x"+string(data) || string(gob) != string(data) {
			t.Fatal(err, err2, err3, data, more, gob)
		}
		if err := out.UnmarshalBinary(data); err != nil || !out.Equal(in) || out.Format(RFC3339Nano) != in.Format(RFC3339Nano) {
			t.Error(in, out, err)
		}
		if err := out2.GobDecode(gob); err != nil || out2.String() != out.String() {
			t.Error(in, out2, err)
		}
		text, err := in.MarshalText()
		if in.Year() < 0 {
			if fmt.Sprint(err) != "Time.MarshalText: year outside of range [0,9999]" {
				t.Error(err)
			}
			if _, err := in.MarshalJSON(); fmt.Sprint(err) != "Time.MarshalJSON: year outside of range [0,9999]" {
				t.Error(err)
			}
			continue
		}
		more, err2 = in.AppendText([]byte("x"))
		js, err3 := in.MarshalJSON()
		if err != nil || err2 != nil || err3 != nil || string(more) != "x"+string(text) || string(js) != `"`+string(text)+`"` {
			t.Fatal(err, err2, err3, text, more, js)
		}
		if _, offset := in.Zone(); offset%60 != 0 {
			continue // the text does not have seconds of zones
		}
		if err := out.UnmarshalText(text); err != nil || !out.Equal(in) {
			t.Error(in, out, err)
		}
		if err := out2.UnmarshalJSON(js); err != nil || !out2.Equal(in) {
			t.Error(in, out2, err)
		}
	}
	// A minute west of Greenwich would be read as UTC.
	if _, err := moment.In(FixedZone("", -60)).MarshalBinary(); fmt.Sprint(err) != "Time.MarshalBinary: unexpected zone offset" {
		t.Error(err)
	}
	var out Time
	for text, want := range map[string]string{
		"2024-02-29T13:04:05,5Z": "<nil>", "2024-02-29T3:04:05Z": "<nil>", "2024-02-29T13:04:05+24:00": "<nil>", // less strict than RFC 3339
		"2024-02-30T13:04:05Z": `parsing time "2024-02-30T13:04:05Z": day out of range`,
		"x":                    `parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"`,
	} {
		if err := out.UnmarshalText([]byte(text)); fmt.Sprint(err) != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	var parse *ParseError
	if _, err := Parse(DateOnly, "2024x"); !errors.As(err, &parse) || parse.Layout != DateOnly || parse.Value != "2024x" || parse.LayoutElem != "-" || parse.ValueElem != "x" || parse.Message != "" {
		t.Errorf("%#v", parse)
	}
	if _, err := Parse(DateOnly, "2024-13-01"); !errors.As(err, &parse) || parse.Message != ": month out of range" {
		t.Errorf("%#v", parse)
	}
}
