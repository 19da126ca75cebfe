// run

// Package time: locations.
package main

import (
	"os"
	"time"
)

func text(err error) string {
	if err == nil {
		return "nil"
	}
	return err.Error()
}

var hash uint64 = 14695981039346656037

func add(s string) {
	for i := 0; i < len(s); i++ {
		hash = (hash ^ uint64(s[i])) * 1099511628211
	}
}

func main() {
	os.Setenv("TZ", "Europe/Berlin") // looked at when a local time is first shown
	println(time.Unix(0, 0).String(), time.Local.String())
	for _, name := range []string{"", "UTC", "Local", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca",
		"Europe/Dublin", "America/St_Johns", "Antarctica/Troll", "Pacific/Apia", "Asia/Tehran", "America/Sao_Paulo", "Etc/GMT+5", "Africa/Monrovia", "EST5EDT"} {
		l, err := time.LoadLocation(name)
		if err != nil {
			println(name, err.Error())
			continue
		}
		println(name, l.String())
		hash = 14695981039346656037
		for sec := int64(-5e9); sec < 8e9; sec += 1234567 {
			t := time.Unix(sec, 0).In(l)
			zone, offset := t.Zone()
			start, end := t.ZoneBounds()
			add(t.String() + zone + start.String() + end.String())
			if t.IsDST() {
				add("DST")
			}
			if offset != int(t.Unix()-time.Unix(sec, 0).Unix())+offset {
				println("offset")
			}
			y, m, d := t.Date()
			h, min, s := t.Clock()
			add(time.Date(y, m, d, h, min, s, 0, l).String())
			add(time.Date(y, m, d, 2, 30, 0, 0, l).String())
			add(t.AddDate(0, 6, 0).String())
		}
		println(hash)
	}
	for _, name := range []string{"No/Such", "../etc/passwd", "/etc/localtime", "\\x", "a..b", "Europe", "tzdata.zi", "europe/berlin"} {
		_, err := time.LoadLocation(name)
		println(name, text(err))
	}
	ny, _ := time.LoadLocation("America/New_York")
	for _, s := range []string{"2024-03-10 02:30:00 EST", "2024-03-10 01:30:00 EST", "2024-07-10 02:30:00 EST", "2024-07-10 02:30:00 EDT", "2024-01-10 02:30:00 CET"} {
		t, err := time.ParseInLocation("2006-01-02 15:04:05 MST", s, ny)
		println(t.String(), text(err), t.Location().String())
		t, err = time.Parse("2006-01-02 15:04:05 MST", s)
		println(t.String(), text(err), t.Location().String())
	}
	for _, s := range []string{"2024-07-10T02:30:00-04:00", "2024-01-10T02:30:00-04:00", "2024-07-10T02:30:00+02:00"} {
		t, err := time.ParseInLocation(time.RFC3339, s, ny)
		println(t.String(), text(err), t.Location().String())
		t, err = time.Parse(time.RFC3339, s)
		println(t.String(), text(err), t.Location().String())
	}
	println(time.FixedZone("", 3600) == time.FixedZone("", 3600), time.FixedZone("x", 3600) == time.FixedZone("x", 3600), time.FixedZone("", 15*3600).String() == "")
	for _, data := range []string{"", "TZif", "TZif2", "xxxx"} {
		_, err := time.LoadLocationFromTZData("x", []byte(data))
		println(text(err))
	}
	file, _ := os.ReadFile("/usr/share/zoneinfo/Europe/Berlin")
	for n := 0; n < len(file); n += 7 {
		_, err := time.LoadLocationFromTZData("x", file[:n])
		add(text(err))
	}
	println(hash)
	for _, rule := range []string{"CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT", "EST5EDT4", "AAA3", "<+03>-3", "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "AAA3BBB,J60,J300",
		"AAA3BBB,59/1:30:10,300", "IST-1GMT0,M10.5.0,M3.5.0/1", "AA3", "AAA", "AAA3BBB,J0,J300", "AAA3BBB,M13.1.1,J300", "AAA3BBB,J1", "AAA3BBB,J1,J2x", "AAA200", ""} {
		file := "TZif2" + string(make([]byte, 15))
		counts := string([]byte{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4})
		zones := string([]byte{0, 0, 0, 0, 0, 0, 'Z', 'Z', 'Z', 0})
		data := file + counts + zones + file + counts + zones + "\n" + rule + "\n"
		l, err := time.LoadLocationFromTZData(rule, []byte(data))
		if err != nil {
			println(rule, text(err))
			continue
		}
		hash = 14695981039346656037
		for sec := int64(0); sec < 3e9; sec += 7654321 {
			add(time.Unix(sec, 0).In(l).String())
		}
		println(rule, time.Unix(1700000000, 0).In(l).String(), time.Unix(1718000000, 0).In(l).String(), hash)
	}
}
