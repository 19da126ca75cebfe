// run

// Types of the library that programs mostly meet as the result of a function, by their names.
package main

import (
	"container/heap"
	"container/list"
	"context"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"math/rand"
	randv2 "math/rand/v2"
	"os"
	"runtime"
	"strings"
	"testing/fstest"
	"text/tabwriter"
	"time"
	"unicode/utf8"
)

type ints []int

func (s ints) Len() int           { return len(s) }
func (s ints) Less(i, j int) bool { return s[i] < s[j] }
func (s ints) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s *ints) Push(x any)        { *s = append(*s, x.(int)) }

func (s *ints) Pop() any {
	last := (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return last
}

func containers() {
	var h heap.Interface = &ints{5, 2, 9}
	heap.Init(h)
	heap.Push(h, 3)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	l := list.New()
	var first *list.Element = l.PushBack("a")
	l.InsertAfter("b", first)
	for e := first; e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println()
}

func contexts() {
	why := errors.New("why")
	var cancel context.CancelFunc
	var cause context.CancelCauseFunc
	ctx, cancel := context.WithDeadlineCause(context.Background(), time.Now().Add(-time.Second), why)
	defer cancel()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	ctx, cause = context.WithCancelCause(context.Background())
	cause(why)
	fmt.Println(ctx.Err(), context.Cause(ctx))
}

func numbers() {
	var h hash.Hash32 = crc32.NewIEEE()
	h.Write([]byte("text"))
	fmt.Println(h.Sum32() == crc32.Checksum([]byte("text"), crc32.MakeTable(crc32.IEEE)), h.Sum32())
	var r *rand.Rand = rand.New(rand.NewSource(1))
	var z *rand.Zipf = rand.NewZipf(r, 1.5, 2, 100)
	fmt.Println(r.Int63(), z.Uint64(), z.Uint64(), z.Uint64())
	var r2 *randv2.Rand = randv2.New(randv2.NewPCG(1, 2))
	var z2 *randv2.Zipf = randv2.NewZipf(r2, 1.5, 2, 100)
	fmt.Println(r2.Int64(), z2.Uint64(), z2.Uint64(), z2.Uint64())
}

func texts() {
	var r *strings.Replacer = strings.NewReplacer("a", "1", "bc", "2")
	fmt.Println(r.Replace("abcb"), utf8.RuneSelf, utf8.RuneLen(utf8.RuneSelf-1), utf8.RuneLen(utf8.RuneSelf))
	var w *tabwriter.Writer = tabwriter.NewWriter(os.Stdout, 0, 8, 1, '.', 0)
	fmt.Fprintln(w, "a\tb\nlonger\tc")
	w.Flush()
	var f *fstest.MapFile = &fstest.MapFile{Data: []byte("inside")}
	b, err := fstest.MapFS{"file": f}.ReadFile("file")
	fmt.Println(string(b), err)
}

func frames() {
	pcs := make([]uintptr, 10)
	var all *runtime.Frames = runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	for {
		frame, more := all.Next()
		if strings.HasPrefix(frame.Function, "main.") {
			fmt.Println(frame.Function)
		}
		if !more {
			break
		}
	}
}

func main() {
	containers()
	contexts()
	numbers()
	texts()
	frames()
}
