package context_test

import "time"

const (
	shortDuration    = time.Millisecond
	veryLongDuration = 1000 * time.Hour
)
