// labels.g: labels of goroutines.

package pprof

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	_ "unsafe" // for go:linkname
)

type label struct {
	key, value string
}

// LabelSet is a set of labels.
type LabelSet struct {
	list []label // sorted by key, each of which is there once
}

// labelSet is what contexts and goroutines have; the runtime knows what it looks like (Labels, runtime/svc/pprof.h). It is never
// changed.
type labelSet struct {
	list []label
}

type labelKey struct{}

//go:linkname setLabels pprof_setlabels
func setLabels(labels *labelSet)

// String gives the labels as in {"key":"value", "other":"value"}.
func (l *labelSet) String() string {
	b := []byte("{")
	for i, x := range l.list {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = append(strconv.AppendQuote(b, x.key), ':')
		b = strconv.AppendQuote(b, x.value)
	}
	return string(append(b, '}'))
}

// sorted sorts list by its keys and leaves of each the last.
func sorted(list []label) []label {
	slices.SortStableFunc(list, func(x, y label) int { return strings.Compare(x.key, y.key) })
	n := 0
	for i, x := range list {
		if i+1 == len(list) || list[i+1].key != x.key {
			list[n] = x
			n++
		}
	}
	clear(list[n:])
	return list[:n]
}

// Labels makes a set of keys and values, which alternate. Of equal keys the last counts.
func Labels(args ...string) LabelSet {
	if len(args)%2 != 0 {
		panic("uneven number of arguments to pprof.Labels")
	}
	list := make([]label, 0, len(args)/2)
	for i := 0; i < len(args); i += 2 {
		list = append(list, label{args[i], args[i+1]})
	}
	return LabelSet{sorted(list)}
}

func labelsOf(ctx context.Context) *labelSet {
	l, _ := ctx.Value(labelKey{}).(*labelSet)
	return l
}

func listOf(ctx context.Context) []label {
	if l := labelsOf(ctx); l != nil {
		return l.list
	}
	return nil
}

// WithLabels gives a context with these labels, in the place of others with the same keys.
func WithLabels(ctx context.Context, labels LabelSet) context.Context {
	list := labels.list
	if old := listOf(ctx); len(old) > 0 && len(list) > 0 {
		list = sorted(slices.Concat(old, list))
	} else if len(old) > 0 {
		list = old
	}
	return context.WithValue(ctx, labelKey{}, &labelSet{list})
}

// Label gives the value of a context's label.
func Label(ctx context.Context, key string) (string, bool) {
	list := listOf(ctx)
	i, ok := slices.BinarySearchFunc(list, key, func(x label, key string) int { return cmp.Compare(x.key, key) })
	if !ok {
		return "", false
	}
	return list[i].value, true
}

// ForLabels calls f with a context's labels, sorted, until it gives false.
func ForLabels(ctx context.Context, f func(key, value string) bool) {
	for _, x := range listOf(ctx) {
		if !f(x.key, x.value) {
			return
		}
	}
}

// SetGoroutineLabels gives the calling goroutine the labels of ctx, and no others. Goroutines that it starts have them too. The CPU
// profile and the profiles of goroutines tell the labels of each sample, and tracebacks those of each goroutine, unless GODEBUG has
// tracebacklabels=0.
func SetGoroutineLabels(ctx context.Context) { setLabels(labelsOf(ctx)) }

// Do calls f with a context that has the labels as well as those of ctx. Meanwhile the goroutine has them, and afterwards those of ctx.
func Do(ctx context.Context, labels LabelSet, f func(context.Context)) {
	defer SetGoroutineLabels(ctx)
	ctx = WithLabels(ctx, labels)
	SetGoroutineLabels(ctx)
	f(ctx)
}
