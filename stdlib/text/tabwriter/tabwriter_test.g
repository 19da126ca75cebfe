package tabwriter_test

import (
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"strings"
	"testing"
	. "text/tabwriter"
	"unicode/utf8"
)

func format(text string, min, tab, pad int, c byte, flags uint) string {
	var b strings.Builder
	w := NewWriter(&b, min, tab, pad, c, flags)
	for _, part := range strings.SplitAfter(text, "x") { // in parts that cut cells
		if n, err := io.WriteString(w, part); n != len(part) || err != nil {
			return fmt.Sprint(n, err)
		}
	}
	if err := w.Flush(); err != nil {
		return err.Error()
	}
	return b.String()
}

func TestFormat(t *testing.T) {
	esc := string([]byte{Escape})
	for _, tt := range []struct {
		text          string
		min, tab, pad int
		c             byte
		flags         uint
		want          string
	}{
		{"", 8, 8, 1, '.', 0, ""},
		{"a", 8, 8, 1, '.', 0, "a"},
		{"a\tb", 0, 8, 1, '.', 0, "a.b"},
		{"a\tb\n", 8, 8, 1, '.', 0, "a.......b\n"},
		{"a\tbbb\tc\naaa\tb\tc\n", 0, 8, 1, ' ', 0, "a   bbb c\naaa b   c\n"},
		{"a\tbbb\tc\naaa\tb\tc\n", 0, 8, 1, ' ', AlignRight, "   a bbbc\n aaa   bc\n"},
		{"a\tbbb\tc\naaa\tb\tc\n", 0, 8, 1, ' ', Debug, "a   |bbb |c\naaa |b   |c\n"},
		{"a\tb\n\naaaa\tb\n", 0, 8, 1, '.', 0, "a.b\n\naaaa.b\n"},
		{"a\tb\faaaa\tb\n", 0, 8, 1, '.', 0, "a.b\naaaa.b\n"},
		{"a\tb\faaaa\tb\n", 0, 8, 1, '.', Debug, "a.|b\n---\naaaa.|b\n"},
		{"a\vb\n", 0, 8, 1, '.', 0, "a.b\n"},
		{"\t\ta\n\t\tb\n", 0, 8, 1, '.', 0, "..a\n..b\n"},
		{"\va\n\vb\n", 0, 8, 1, '.', DiscardEmptyColumns, "a\nb\n"},
		{"\ta\n\tb\n", 0, 8, 1, '.', DiscardEmptyColumns, ".a\n.b\n"},
		{"a\tb\tc\n", 0, 8, 1, '\t', 0, "a\tb\tc\n"},
		{"aaaaaaaaa\tb\nc\td\n", 0, 8, 1, '\t', 0, "aaaaaaaaa\tb\nc\t\td\n"},
		{"aaaaaaaaa\tb\nc\td\n", 0, 4, 0, '\t', 0, "aaaaaaaaa\tb\nc\t\t\td\n"},
		{"\tx\ty\n\t\tz\n", 0, 8, 1, ' ', TabIndent, "\tx y\n\t\tz\n"},
		{"日本\tx\na\ty\n", 0, 8, 1, '.', 0, "日本.x\na..y\n"},
		{"<b>a</b>\tx\nccc\ty\n", 0, 8, 1, '.', FilterHTML, "<b>a</b>...x\nccc.y\n"},
		{"a&amp;b\tx\ncccc\ty\n", 0, 8, 1, '.', FilterHTML, "a&amp;b..x\ncccc.y\n"},
		{esc + "a\tb" + esc + "\tx\nc\ty\n", 0, 8, 1, '.', 0, esc + "a\tb" + esc + ".x\nc...y\n"},
		{esc + "a\tb" + esc + "\tx\nc\ty\n", 0, 8, 1, '.', StripEscape, "a\tb.x\nc...y\n"},
		{"a\tb\nlong line without tabs\na\tb\n", 0, 8, 1, '.', 0, "a.b\nlong line without tabs\na.b\n"},
		{"trailing\t\nx\t\n", 0, 8, 1, '.', 0, "trailing.\nx........\n"},
		{"a\xffb\tx\n", 0, 8, 1, '.', 0, "a\xffb\tx\n"},
	} {
		if got := format(tt.text, tt.min, tt.tab, tt.pad, tt.c, tt.flags); got != tt.want {
			t.Errorf("%q (%d, %d, %d, %q, %b):\ngot  %q\nwant %q", tt.text, tt.min, tt.tab, tt.pad, tt.c, tt.flags, got, tt.want)
		}
	}
}

// The cells of a full table begin in the same columns of all lines, and nothing is lost.
func TestColumns(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	for range 100 {
		rows, cols := 1+r.Intn(6), 1+r.Intn(6)
		width := make([]int, cols)
		var b strings.Builder
		for range rows {
			for i := range cols {
				cell := strings.Repeat("ö", 1+r.Intn(9))
				width[i] = max(width[i], utf8.RuneCountInString(cell))
				b.WriteString(cell + "\t")
			}
			b.WriteString("|\n")
		}
		want := 0
		for _, w := range width {
			want += w + 2
		}
		for line := range strings.Lines(format(b.String(), 0, 8, 2, ' ', 0)) {
			if got := utf8.RuneCountInString(line); got != want+2 || !strings.HasSuffix(line, "  |\n") {
				t.Fatalf("line of %d, want %d: %q", got, want+2, line)
			}
		}
	}
}

type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if f.left < len(p) {
		return 0, errors.New("full")
	}
	f.left -= len(p)
	return len(p), nil
}

type half struct{}

func (half) Write(p []byte) (int, error) { return len(p) / 2, nil }

func TestErrors(t *testing.T) {
	w := NewWriter(&full{3}, 0, 8, 1, ' ', 0)
	io.WriteString(w, "aa\tbb\ncc\tdd\n")
	if err := w.Flush(); err == nil || err.Error() != "full" {
		t.Error(err)
	}
	w.Init(half{}, 0, 8, 1, ' ', 0)
	io.WriteString(w, "aa\tbb\n")
	if err := w.Flush(); err != io.ErrShortWrite {
		t.Error(err)
	}
	var b strings.Builder
	w.Init(&b, 0, 8, 1, '.', 0)
	io.WriteString(w, "again\tx")
	if err := w.Flush(); err != nil || b.String() != "again.x" {
		t.Error(err, b.String())
	}
	func() {
		defer func() {
			if r := recover(); r != "negative minwidth, tabwidth, or padding" {
				t.Error(r)
			}
		}()
		NewWriter(&b, -1, 8, 1, ' ', 0)
	}()
}

func ExampleWriter() {
	w := NewWriter(os.Stdout, 6, 8, 2, ' ', AlignRight|Debug)
	fmt.Fprintln(w, "name\tsize\t")
	fmt.Fprintln(w, "hello\t93184\t")
	fmt.Fprintln(w, "x\t7\t")
	w.Flush()
	// Output:
	//    name|   size|
	//   hello|  93184|
	//       x|      7|
}
