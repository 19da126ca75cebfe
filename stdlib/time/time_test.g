package time_test

import (
	"fmt"
	"testing"
	. "time"
)

func TestMalformed(t *testing.T) {
	for _, tt := range []struct{ layout, value, want string }{
		{RFC3339, "2024-02-30T00:00:00Z", `parsing time "2024-02-30T00:00:00Z": day out of range`},
		{RFC3339, "2024-13-01T00:00:00Z", `parsing time "2024-13-01T00:00:00Z": month out of range`},
		{RFC3339, "2024-01-01T24:00:00Z", `parsing time "2024-01-01T24:00:00Z": hour out of range`},
		{RFC3339, "2024-01-01", `parsing time "2024-01-01" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "T"`},
		{DateOnly, "2023-02-29", `parsing time "2023-02-29": day out of range`},
		{DateOnly, "2023-02-2x", `parsing time "2023-02-2x" as "2006-01-02": cannot parse "2x" as "02"`},
		{DateOnly, "2023-02-20 ", `parsing time "2023-02-20 ": extra text: " "`},
		{Kitchen, "13:00PM", `parsing time "13:00PM": hour out of range`},
		{ANSIC, "Mon Foo  1 00:00:00 2024", `parsing time "Mon Foo  1 00:00:00 2024" as "Mon Jan _2 15:04:05 2006": cannot parse "Foo  1 00:00:00 2024" as "Jan"`},
		{"15:04:05.000", "10:11:12.12", `parsing time "10:11:12.12" as "15:04:05.000": cannot parse ".12" as ".000"`},
		{"-0700", "+25:00", `parsing time "+25:00": time zone offset hour out of range`},
		{"\xff", "x", "parsing time \"x\" as \"\\xff\": cannot parse \"x\" as \"\\xff\""},
	} {
		_, err := Parse(tt.layout, tt.value)
		if fmt.Sprint(err) != tt.want {
			t.Errorf("Parse(%q, %q): %v, want %s", tt.layout, tt.value, err, tt.want)
		}
	}
	for _, tt := range []struct{ s, want string }{
		{"", `time: invalid duration ""`}, {"3", `time: missing unit in duration "3"`}, {"1x", `time: unknown unit "x" in duration "1x"`},
		{"-", `time: invalid duration "-"`}, {"9223372036854775808ns", `time: invalid duration "9223372036854775808ns"`},
		{"3000000h", `time: invalid duration "3000000h"`},
	} {
		_, err := ParseDuration(tt.s)
		if fmt.Sprint(err) != tt.want {
			t.Errorf("ParseDuration(%q): %v, want %s", tt.s, err, tt.want)
		}
	}
	if _, err := LoadLocation("No/Where"); fmt.Sprint(err) != "unknown time zone No/Where" {
		t.Error(err)
	}
	if _, err := LoadLocation("../etc/passwd"); fmt.Sprint(err) != "time: invalid location name" {
		t.Error(err)
	}
	if _, err := LoadLocationFromTZData("x", []byte("TZif")); fmt.Sprint(err) != "malformed time zone information" {
		t.Error(err)
	}
	var none Time
	if err := none.UnmarshalBinary(nil); fmt.Sprint(err) != "Time.UnmarshalBinary: no data" {
		t.Error(err)
	}
	if err := none.UnmarshalJSON([]byte("12")); fmt.Sprint(err) != "Time.UnmarshalJSON: input is not a JSON string" {
		t.Error(err)
	}
}

func TestCalendar(t *testing.T) {
	for _, tt := range []struct {
		in   Time
		want string
	}{
		{Date(2024, 2, 29, 23, 59, 60, 1e9, UTC), "2024-03-01 00:00:01 +0000 UTC"},
		{Date(2023, 14, -1, 0, 0, 0, 0, UTC), "2024-01-30 00:00:00 +0000 UTC"},
		{Date(-1, 1, 1, 0, 0, 0, 0, UTC), "-0001-01-01 00:00:00 +0000 UTC"},
		{Date(2024, 1, 31, 0, 0, 0, 0, UTC).AddDate(0, 1, 0), "2024-03-02 00:00:00 +0000 UTC"},
		{Unix(1<<40, -1).UTC(), "36812-02-20 00:36:15.999999999 +0000 UTC"},
		{Time{}, "0001-01-01 00:00:00 +0000 UTC"},
		{Date(2024, 5, 6, 7, 8, 9, 0, FixedZone("X", -3600-90)).Truncate(Hour), "2024-05-06 06:58:30 -0101 X"},
	} {
		if got := tt.in.String(); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
	year, week := Date(2021, 1, 3, 0, 0, 0, 0, UTC).ISOWeek()
	if year != 2020 || week != 53 || Date(2024, 12, 31, 0, 0, 0, 0, UTC).YearDay() != 366 {
		t.Error(year, week)
	}
	for d, want := range map[Duration]string{
		0: "0s", 1: "1ns", 1100: "1.1µs", 2200 * Microsecond: "2.2ms", -90 * Second: "-1m30s", 1<<63 - 1: "2562047h47m16.854775807s",
		-1 << 63: "-2562047h47m16.854775808s",
	} {
		if d.String() != want {
			t.Errorf("%d: %s, want %s", d, d, want)
		}
		if back, err := ParseDuration(want); back != d || err != nil {
			t.Errorf("%s is read as %d, %v", want, back, err)
		}
	}
}

func TestTimers(t *testing.T) {
	timer := NewTimer(Hour)
	if !timer.Stop() || timer.Stop() || timer.Reset(Millisecond) {
		t.Error("Stop, Reset")
	}
	if at := <-timer.C; Since(at) < 0 {
		t.Error(at)
	}
	var zero Timer
	defer func() {
		if r := recover(); r != "time: Stop called on uninitialized Timer" {
			t.Error(r)
		}
	}()
	zero.Stop()
}
