// bench: 2000000 operations
//
// Times shown in three layouts, and read back from one.
package main

import "time"

func main() {
	t := time.Date(2024, 2, 29, 13, 4, 5, 123456789, time.UTC)
	sum := 0
	for i := range 500_000 {
		t = t.Add(time.Hour + 7*time.Second + time.Duration(i))
		sum += len(t.Format(time.RFC3339Nano)) + len(t.Format(time.RFC1123)) + len(t.Format("Jan _2 15:04:05.000 2006"))
		u, err := time.Parse(time.DateTime, "2024-02-29 13:04:05")
		if err != nil {
			panic(err)
		}
		sum += u.Second()
	}
	println(sum)
}
