package errors_test

import (
	. "errors"
	"fmt"
	"io/fs"
	"testing"
)

type coded struct{ code int }

func (c coded) Error() string        { return fmt.Sprint("code ", c.code) }
func (c coded) Is(target error) bool { return target == fs.ErrExist && c.code == 17 }

func TestTree(t *testing.T) {
	a, b := New("a"), New("b")
	if New("a") == a {
		t.Error("two errors are the same")
	}
	joined := Join(nil, a, nil, fmt.Errorf("wrapped: %w", coded{17}))
	both := fmt.Errorf("%w and %w", joined, b)
	if want := "a\nwrapped: code 17 and b"; both.Error() != want {
		t.Errorf("text %q, want %q", both, want)
	}
	for _, target := range []error{a, b, joined, both, fs.ErrExist, coded{17}} {
		if !Is(both, target) {
			t.Errorf("is not %v", target)
		}
	}
	if Is(both, fs.ErrClosed) || Is(nil, a) || !Is(nil, nil) || Is(both, nil) {
		t.Error("Is")
	}
	var c coded
	if !As(both, &c) || c.code != 17 {
		t.Error("As")
	}
	if c, ok := AsType[coded](both); !ok || c.code != 17 {
		t.Error("AsType")
	}
	if Join(nil, nil) != nil || Unwrap(both) != nil || Unwrap(fmt.Errorf("%w", a)) != a || Unwrap(nil) != nil {
		t.Error("Join, Unwrap")
	}
}

func TestAsPanics(t *testing.T) {
	var s string
	for _, tt := range []struct {
		target any
		want   string
	}{
		{nil, "errors: target cannot be nil"},
		{s, "errors: target must be a non-nil pointer"},
		{(*error)(nil), "errors: target must be a non-nil pointer"},
		{&s, "errors: *target must be interface or implement error"},
	} {
		func() {
			defer func() {
				if got := recover(); got != tt.want {
					t.Errorf("panic %v, want %s", got, tt.want)
				}
			}()
			As(New("x"), tt.target)
		}()
	}
}
