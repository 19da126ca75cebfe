package syscall

import (
	"sync"
	"unsafe"
)

// The environment: what the kernel has handed over, copied at its first use; changes stay in this process.
var environ struct {
	lock sync.RWMutex
	once sync.Once
	list []string // "key=value"; no key twice
}

//go:linkname envCount syscall_envc
func envCount() int

//go:linkname envAt syscall_env
func envAt(i int) string

var _ unsafe.Pointer // for go:linkname

// find returns the index in list of the entry for key, or -1.
func find(list []string, key string) int {
	for i, entry := range list {
		if len(entry) > len(key) && entry[len(key)] == '=' && entry[:len(key)] == key {
			return i
		}
	}
	return -1
}

// keyOf returns the key of an entry; false if it has none.
func keyOf(entry string) (string, bool) {
	for i := 0; i < len(entry); i++ {
		if entry[i] == '=' {
			return entry[:i], true
		}
	}
	return "", false
}

func loadEnviron() {
	n := envCount()
	list := make([]string, 0, n)
	for i := range n {
		entry := envAt(i)
		if key, ok := keyOf(entry); ok && find(list, key) >= 0 {
			continue // the first one counts
		}
		list = append(list, entry)
	}
	environ.list = list
}

// Getenv returns the value of an environment variable, and whether there is one.
func Getenv(key string) (value string, found bool) {
	environ.once.Do(loadEnviron)
	if key == "" {
		return "", false
	}
	environ.lock.RLock()
	defer environ.lock.RUnlock()
	i := find(environ.list, key)
	if i < 0 {
		return "", false
	}
	return environ.list[i][len(key)+1:], true
}

func hasByte(s string, c byte) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return true
		}
	}
	return false
}

// Setenv sets an environment variable. The key must not be empty nor hold a =; a 0 byte may be nowhere.
func Setenv(key, value string) error {
	environ.once.Do(loadEnviron)
	if key == "" || hasByte(key, '=') || hasByte(key, 0) || hasByte(value, 0) {
		return EINVAL
	}
	environ.lock.Lock()
	defer environ.lock.Unlock()
	entry := key + "=" + value
	if i := find(environ.list, key); i >= 0 {
		environ.list[i] = entry
	} else {
		environ.list = append(environ.list, entry)
	}
	return nil
}

// Unsetenv removes an environment variable.
func Unsetenv(key string) error {
	environ.once.Do(loadEnviron)
	environ.lock.Lock()
	defer environ.lock.Unlock()
	if i := find(environ.list, key); i >= 0 && key != "" {
		environ.list = append(environ.list[:i], environ.list[i+1:]...)
	}
	return nil
}

// Clearenv removes all environment variables.
func Clearenv() {
	environ.once.Do(loadEnviron)
	environ.lock.Lock()
	defer environ.lock.Unlock()
	environ.list = nil
}

// Environ returns a copy of the environment, as "key=value".
func Environ() []string {
	environ.once.Do(loadEnviron)
	environ.lock.RLock()
	defer environ.lock.RUnlock()
	return append(make([]string, 0, len(environ.list)), environ.list...)
}
