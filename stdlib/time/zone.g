package time

import (
	"errors"
	"sync"
	"sync/atomic"
	"syscall"
)

// A Location is a place with the history of its time: when which offset from UTC was used, and under which name. Several
// goroutines may use one.
type Location struct {
	name    string
	periods []period // in order, from the beginning of time on; the last one goes on until rule, if there is one, knows better
	zones   []zone   // that the periods use
	rule    *rule
	now     *period // when the location was loaded: most times are near. It never changes, so equal locations stay equal
}

// A zone is what a location uses for a while.
type zone struct {
	name   string // "CET"
	offset int    // seconds to the east of UTC
	isDST  bool
}

// A period is when a zone is used: start <= seconds since 1970 < end.
type period struct {
	zone
	start, end int64
}

const (
	beginning = -1 << 63
	forever   = 1<<63 - 1
)

func (p *period) holds(sec int64) bool { return sec >= p.start && sec < p.end }

var (
	utc       = Location{name: "UTC"}
	utcPeriod = period{zone{name: "UTC"}, beginning, forever}

	local     Location
	localOnce sync.Once
)

// UTC is universal time.
var UTC *Location = &utc

// Local is the time of the system that the program runs on. The environment variable TZ tells which one that is: a name as
// for [LoadLocation] or the path of a file; UTC if it is empty. Without TZ it is that of /etc/localtime.
var Local *Location = &local

// get returns the location that l stands for: it loads the local one, and nil is UTC.
func (l *Location) get() *Location {
	if l == nil {
		return &utc
	}
	if l == &local {
		localOnce.Do(loadLocal)
	}
	return l
}

// String returns the name that [LoadLocation] or [FixedZone] was given.
func (l *Location) String() string { return l.get().name }

// at returns the period that a time is in.
func (l *Location) at(sec int64) *period {
	l = l.get()
	if len(l.periods) == 0 {
		return &utcPeriod
	}
	if p := l.now; p != nil && p.holds(sec) {
		return p
	}
	return l.search(sec)
}

// search is at without a guess. There are periods.
func (l *Location) search(sec int64) *period {
	low, high := 0, len(l.periods)
	for high-low > 1 {
		middle := (low + high) / 2
		if sec < l.periods[middle].start {
			high = middle
		} else {
			low = middle
		}
	}
	p := &l.periods[low]
	if high == len(l.periods) && l.rule != nil {
		p = l.rule.at(sec, p.start)
	}
	return p
}

// offsetOf returns the offset of the zone with a name, preferably one that is used at that local time.
func (l *Location) offsetOf(name string, sec int64) (offset int, ok bool) {
	l = l.get()
	for i := range l.zones {
		if l.zones[i].name == name {
			if p := l.at(sec - int64(l.zones[i].offset)); p.name == name {
				return p.offset, true
			}
		}
	}
	for i := range l.zones {
		if l.zones[i].name == name {
			return l.zones[i].offset, true
		}
	}
	return 0, false
}

// FixedZone returns a location that always uses one zone: a name and an offset to the east of UTC in seconds.
func FixedZone(name string, offset int) *Location {
	if name != "" || offset%secondsPerHour != 0 {
		return newFixed(name, offset)
	}
	hour := offset/secondsPerHour + 12
	if hour < 0 || hour >= len(unnamed) {
		return newFixed(name, offset)
	}
	if l := unnamed[hour].Load(); l != nil {
		return l
	}
	unnamed[hour].CompareAndSwap(nil, newFixed(name, offset))
	return unnamed[hour].Load()
}

// unnamed are the zones without name from 12 hours west to 14 hours east, made once: parsing asks for them again and again.
var unnamed [12 + 1 + 14]atomic.Pointer[Location]

func newFixed(name string, offset int) *Location {
	z := zone{name: name, offset: offset}
	l := &Location{name: name, zones: []zone{z}, periods: []period{{z, beginning, forever}}}
	l.now = &l.periods[0]
	return l
}

var errLocation = errors.New("time: invalid location name")

// folders are where systems keep the files of the time zone database.
var folders = [...]string{"/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/"}

// LoadLocation returns the location with a name: "" and "UTC" are [UTC], "Local" is [Local], all others are names of the
// IANA time zone database, such as "Europe/Berlin". Their files are looked for in the folder or the uncompressed zip file
// that the environment variable ZONEINFO names, and where the system keeps them.
func LoadLocation(name string) (*Location, error) {
	if name == "" || name == "UTC" {
		return UTC, nil
	}
	if name == "Local" {
		return Local, nil
	}
	if name[0] == '/' || name[0] == '\\' || hasDotDot(name) {
		return nil, errLocation
	}
	var first error
	if from, _ := syscall.Getenv("ZONEINFO"); from != "" {
		l, err := loadFrom(from, name)
		if err == nil {
			return l, nil
		}
		if err != syscall.ENOENT {
			first = err
		}
	}
	l, err := loadSystem(name)
	if err == nil {
		return l, nil
	}
	if first != nil {
		err = first
	}
	return nil, err
}

func hasDotDot(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i-1] == '.' && s[i] == '.' {
			return true
		}
	}
	return false
}

// loadSystem loads a location from the system's files.
func loadSystem(name string) (*Location, error) {
	var first error
	for _, folder := range folders {
		l, err := loadFile(folder+name, name)
		if err == nil {
			return l, nil
		}
		if first == nil && err != syscall.ENOENT {
			first = err
		}
	}
	if first == nil {
		first = errors.New("unknown time zone " + name)
	}
	return nil, first
}

// loadFrom loads a location from a folder or a zip file.
func loadFrom(from, name string) (*Location, error) {
	if len(from) > 4 && from[len(from)-4:] == ".zip" {
		data, err := readFromZip(from, name)
		if err != nil {
			return nil, err
		}
		return LoadLocationFromTZData(name, data)
	}
	return loadFile(from+"/"+name, name)
}

func loadFile(path, name string) (*Location, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	return LoadLocationFromTZData(name, data)
}

// loadLocal makes local what TZ says. What cannot be loaded is UTC.
func loadLocal() {
	tz, set := syscall.Getenv("TZ")
	if len(tz) > 0 && tz[0] == ':' {
		tz = tz[1:]
	}
	var l *Location
	var err error
	switch {
	case !set, tz == "/etc/localtime":
		l, err = loadFile("/etc/localtime", "Local")
	case tz == "", tz == "UTC":
		l = &utc
	case tz[0] == '/':
		l, err = loadFile(tz, tz)
	default:
		l, err = loadSystem(tz)
	}
	if err != nil {
		l = &utc
	}
	local = *l
}
