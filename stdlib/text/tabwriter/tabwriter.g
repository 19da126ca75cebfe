// Package tabwriter aligns columns of text.
//
// Cells end in tabs. Consecutive lines that have a cell at some place, ended by a tab, form a column there, which is as wide
// as its widest cell. The text behind the last tab of a line belongs to no column:
//
//	a tab b tab c            a    b  c
//	aaaa tab b          ->   aaaa b
//	a tab bb tab c           a    bb c
//
// The text is collected until the columns are known: until [Writer.Flush], a form feed, or a line without tabs, which ends
// all columns. Then it is written.
package tabwriter

import (
	"fmt"
	"io"
	"unicode/utf8"
)

// What [Writer.Init] may be asked for, combined with |.
const (
	FilterHTML          uint = 1 << iota // HTML tags have no width, entities (&lt;) one of 1
	StripEscape                          // the Escape characters around escaped text are left out
	AlignRight                           // text is at the right of its cell
	DiscardEmptyColumns                  // columns that are empty, and whose cells end in \v, take no room
	TabIndent                            // empty cells at the begin of a line are filled with tabs
	Debug                                // | between columns, --- for form feeds
)

// Escape stands before and behind text that is taken as it is: tabs and newlines in it do not end cells or lines. No valid
// UTF-8 has this byte.
const Escape = '\xff'

// A cell is `size` bytes of the text, which are `width` characters wide.
type cell struct {
	size, width int
	column      int  // width of the column that it is in
	tab         bool // it ends in \t, not in \v
}

// Writer aligns what is written to it and passes it on. Characters: tab and vertical tab end a cell, newline a line, form
// feed a line and all columns.
type Writer struct {
	out      io.Writer
	minWidth int
	tabWidth int
	padding  int
	padChar  byte
	flags    uint

	text    []byte // of all cells, one behind the other
	lines   [][]cell
	cell    cell   // the last one, being written
	counted int    // text is counted in cell.width up to here
	inside  byte   // within escaped text, a tag or an entity: what ends it
	ready   []byte // aligned text that is to be passed on
}

// NewWriter is new(Writer).Init.
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init prepares a Writer. minwidth is the least width of a cell, padding included; padding is added to the width of the
// text, and padchar fills cells. If that is a tab, the text is at the left, and the width of cells a multiple of tabwidth.
func (w *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		flags &^= AlignRight
	}
	*w = Writer{out: output, minWidth: minwidth, tabWidth: tabwidth, padding: padding, padChar: padchar, flags: flags}
	w.reset()
	return w
}

func (w *Writer) reset() {
	w.text = w.text[:0]
	w.lines = append(w.lines[:0], nil)
	w.cell, w.counted, w.inside = cell{}, 0, 0
}

// Reading -------------------------------------------------------------------------------------------------------------

// recovered makes the panic of an output one that tells where it was.
func (w *Writer) recovered(op string) {
	if e := recover(); e != nil {
		if op == "Flush" {
			w.reset()
		}
		panic(fmt.Sprintf("tabwriter: panic during %s (%v)", op, e))
	}
}

// Write takes in text. An error is that of the output, when something was passed on.
func (w *Writer) Write(buf []byte) (n int, err error) {
	defer w.recovered("Write")
	from := 0 // of what is not taken in yet
	for i, c := range buf {
		switch {
		case w.inside != 0:
			if c == w.inside {
				w.add(buf[from:i])
				from = i + 1
				if c != Escape || w.flags&StripEscape == 0 {
					w.add(buf[i : i+1])
				}
				w.leave()
			}
		case c == '\t' || c == '\v' || c == '\n' || c == '\f':
			w.add(buf[from:i])
			w.count()
			from = i + 1
			if err = w.endCell(c); err != nil {
				return from, err
			}
		case c == Escape || (c == '<' || c == '&') && w.flags&FilterHTML != 0:
			w.add(buf[from:i])
			w.count()
			from = i
			if c == Escape && w.flags&StripEscape != 0 {
				from++
			}
			w.enter(c)
		}
	}
	w.add(buf[from:])
	return len(buf), nil
}

func (w *Writer) add(text []byte) {
	w.text = append(w.text, text...)
	w.cell.size += len(text)
}

// count adds the text that is new to the width of the cell.
func (w *Writer) count() {
	w.cell.width += utf8.RuneCount(w.text[w.counted:])
	w.counted = len(w.text)
}

func (w *Writer) enter(c byte) {
	w.inside = c
	switch c {
	case '<':
		w.inside = '>'
	case '&':
		w.inside = ';'
	}
}

func (w *Writer) leave() {
	switch w.inside {
	case Escape:
		w.count()
		if w.flags&StripEscape == 0 {
			w.cell.width -= 2
		}
	case ';':
		w.cell.width++
	}
	w.counted = len(w.text)
	w.inside = 0
}

// closeCell adds the cell to its line and returns how many that has.
func (w *Writer) closeCell(tab bool) int {
	w.cell.tab = tab
	last := len(w.lines) - 1
	w.lines[last] = append(w.lines[last], w.cell)
	w.cell = cell{}
	return len(w.lines[last])
}

// endCell ends a cell with c, and what else c ends.
func (w *Writer) endCell(c byte) error {
	cells := w.closeCell(c == '\t')
	if c == '\t' || c == '\v' {
		return nil
	}
	w.lines = append(w.lines, nil)
	if c != '\f' && cells > 1 {
		return nil
	}
	w.align()
	if c == '\f' && w.flags&Debug != 0 {
		w.ready = append(w.ready, "---\n"...)
	}
	return w.pass()
}

// Flush ends all columns, and passes the text on that is still here. Incomplete escaped text counts as complete.
func (w *Writer) Flush() error {
	defer w.recovered("Flush")
	if w.cell.size > 0 {
		if w.inside != 0 {
			w.leave()
		} else {
			w.count()
		}
		w.closeCell(false)
	}
	w.align()
	return w.pass()
}

// pass writes what is ready.
func (w *Writer) pass() error {
	ready := w.ready
	w.ready = w.ready[:0]
	if len(ready) == 0 {
		return nil
	}
	n, err := w.out.Write(ready)
	if err == nil && n != len(ready) {
		err = io.ErrShortWrite
	}
	return err
}

// Aligning ------------------------------------------------------------------------------------------------------------

// align makes the text that was collected ready.
func (w *Writer) align() {
	for column, more := 0, true; more; column++ {
		more = w.setWidths(column)
	}
	text := w.text
	for i, line := range w.lines {
		text = w.writeLine(line, text)
		if i < len(w.lines)-1 {
			w.ready = append(w.ready, '\n')
		}
	}
	w.reset()
}

// setWidths sets the width of all cells at that place in their line. It returns false if there are none in a column.
func (w *Writer) setWidths(column int) (some bool) {
	for first := 0; first < len(w.lines); {
		if column >= len(w.lines[first])-1 {
			first++
			continue
		}
		some = true
		end, width, empty := first, w.minWidth, true
		for ; end < len(w.lines) && column < len(w.lines[end])-1; end++ {
			c := &w.lines[end][column]
			width = max(width, c.width+w.padding)
			empty = empty && c.width == 0 && !c.tab
		}
		if empty && w.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		for ; first < end; first++ {
			w.lines[first][column].column = width
		}
	}
	return some
}

// writeLine writes the cells of a line, whose text is at the begin of text, and returns the rest of it.
func (w *Writer) writeLine(line []cell, text []byte) []byte {
	indent := w.flags&TabIndent != 0
	for i := range line {
		c := &line[i]
		if i > 0 && w.flags&Debug != 0 {
			w.ready = append(w.ready, '|')
		}
		inColumn := i < len(line)-1
		indent = indent && c.size == 0
		if inColumn && w.flags&AlignRight != 0 && c.size > 0 {
			w.pad(c, false)
		}
		w.ready = append(w.ready, text[:c.size]...)
		text = text[c.size:]
		if inColumn && (w.flags&AlignRight == 0 || c.size == 0) {
			w.pad(c, indent)
		}
	}
	return text
}

// pad fills a cell up.
func (w *Writer) pad(c *cell, tabs bool) {
	if w.padChar != '\t' && !tabs {
		for range c.column - c.width {
			w.ready = append(w.ready, w.padChar)
		}
		return
	}
	if w.tabWidth == 0 {
		return
	}
	width := (c.column + w.tabWidth - 1) / w.tabWidth * w.tabWidth
	for range (width - c.width + w.tabWidth - 1) / w.tabWidth {
		w.ready = append(w.ready, '\t')
	}
}
