// Package sync has the map that Go's sync.Map is made of; here it is the other way round.
package sync

import "sync"

// HashTrieMap is a map for many goroutines; the tests want one from any to any.
type HashTrieMap[K comparable, V any] struct{ sync.Map }
