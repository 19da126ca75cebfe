// cover.g: coverage: which statements have run. The compiler gives each block of statements a counter; the test program
// registers the counters, and what they count, before it calls anything else here.

package testing

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"
	"sync/atomic"
)

// CoverBlock is a block of source in a [Cover].
type CoverBlock struct {
	Line0 uint32
	Col0  uint16
	Line1 uint32
	Col1  uint16
	Stmts uint16
}

// Cover is how often blocks of source have run: for each file the blocks, and a counter for each block. A file without
// counters has not run.
type Cover struct {
	Mode            string
	Counters        map[string][]uint32
	Blocks          map[string][]CoverBlock
	CoveredPackages string
}

var cover Cover

// RegisterCover is for the program that `gocc test` makes.
func RegisterCover(c Cover) { cover = c }

// CoverMode returns how coverage is measured: "set", "count" or "atomic", "" if it is not.
func CoverMode() string { return cover.Mode }

// Coverage returns which part of the statements has run so far, from 0 to 1.
func Coverage() float64 {
	ran, all := cover.statements()
	if all == 0 {
		return 0
	}
	return float64(ran) / float64(all)
}

// count returns how often block i of a file has run.
func (c *Cover) count(file string, i int) uint32 {
	if counters := c.Counters[file]; i < len(counters) {
		return atomic.LoadUint32(&counters[i])
	}
	return 0
}

func (c *Cover) statements() (ran, all uint64) {
	for file, blocks := range c.Blocks {
		for i, b := range blocks {
			all += uint64(b.Stmts)
			if c.count(file, i) > 0 {
				ran += uint64(b.Stmts)
			}
		}
	}
	return ran, all
}

// checkCoverFlags ends the program if it is to write what it does not have.
func checkCoverFlags() {
	if *flags.coverProfile != "" && cover.Mode == "" {
		fmt.Fprintln(os.Stderr, "testing: cannot use -test.coverprofile because test binary was not built with "+
			"coverage enabled")
		os.Exit(2)
	}
}

// coverReport prints the coverage and writes the profile, if there is one.
func coverReport() {
	if cover.Mode == "" {
		return
	}
	if *flags.coverProfile != "" {
		if err := cover.writeFile(*flags.coverProfile); err != nil {
			fmt.Fprintln(os.Stderr, "testing:", err)
			os.Exit(2)
		}
	}
	ran, all := cover.statements()
	if all == 0 {
		fmt.Println("coverage: [no statements]")
		return
	}
	fmt.Printf("coverage: %.1f%% of statements%s\n", 100*float64(ran)/float64(all), cover.CoveredPackages)
}

func (c *Cover) writeFile(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	var text strings.Builder
	c.write(&text)
	if _, err = f.WriteString(text.String()); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// write writes the profile, sorted by packages, files and lines.
func (c *Cover) write(w io.Writer) {
	fmt.Fprintf(w, "mode: %s\n", c.Mode)
	var files []string
	for file := range c.Blocks {
		files = append(files, file)
	}
	slices.SortFunc(files, func(a, b string) int {
		return cmp.Or(cmp.Compare(path.Dir(a), path.Dir(b)), cmp.Compare(a, b))
	})
	for _, file := range files {
		blocks := c.Blocks[file]
		order := make([]int, len(blocks))
		for i := range order {
			order[i] = i
		}
		slices.SortFunc(order, func(i, j int) int { return blocks[i].compare(blocks[j]) })
		for _, i := range order {
			b := blocks[i]
			fmt.Fprintf(w, "%s:%d.%d,%d.%d %d %d\n", file, b.Line0, b.Col0, b.Line1, b.Col1, b.Stmts, c.count(file, i))
		}
	}
}

func (b CoverBlock) compare(c CoverBlock) int {
	return cmp.Or(cmp.Compare(b.Line0, c.Line0), cmp.Compare(b.Line1, c.Line1), cmp.Compare(b.Col0, c.Col0),
		cmp.Compare(b.Col1, c.Col1), cmp.Compare(b.Stmts, c.Stmts))
}
