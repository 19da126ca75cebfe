// cover.g: coverage, which is not measured.

package testing

// CoverBlock is a block of source in a [Cover].
type CoverBlock struct {
	Line0 uint32
	Col0  uint16
	Line1 uint32
	Col1  uint16
	Stmts uint16
}

// Cover is how often blocks of source have run.
type Cover struct {
	Mode            string
	Counters        map[string][]uint32
	Blocks          map[string][]CoverBlock
	CoveredPackages string
}

// RegisterCover is for test programs that measure coverage; there are none.
func RegisterCover(c Cover) {}

// CoverMode returns how coverage is measured: "", which is not at all.
func CoverMode() string { return "" }

// Coverage returns the part of the source that has run: 0, since it is not measured.
func Coverage() float64 { return 0 }
