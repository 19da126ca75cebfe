// run

// Locations that are alike are deeply equal, whatever times they have been asked for.
package main

import (
	"fmt"
	"reflect"
	"time"
)

func main() {
	a := time.Date(2010, 1, 2, 3, 4, 5, 0, time.FixedZone("", 6*3600+7*60))
	b, err := time.Parse("20060102150405Z0700", "20100102030405+0607")
	fmt.Println(a, b, err, reflect.DeepEqual(a, b))

	x, err1 := time.LoadLocation("Europe/Paris")
	y, err2 := time.LoadLocation("Europe/Paris")
	if err1 != nil || err2 != nil {
		panic("no zones")
	}
	for _, year := range []int{1890, 1944, 1990, 2024, 2500} {
		fmt.Println(time.Date(year, 7, 1, 0, 0, 0, 0, x), time.Date(year, 1, 1, 0, 0, 0, 0, x).IsDST())
	}
	fmt.Println(reflect.DeepEqual(x, y), reflect.DeepEqual(x, time.UTC))
}
