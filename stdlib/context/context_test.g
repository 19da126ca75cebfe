package context_test

import (
	. "context"
	"errors"
	"fmt"
	"testing"
	"time"
)

type key string

func TestTree(t *testing.T) {
	cause := errors.New("because")
	root, cancel := WithCancelCause(Background())
	valued := WithValue(root, key("k"), "v")
	child, stop := WithTimeout(valued, time.Hour)
	defer stop()
	free := WithoutCancel(child)
	ran := make(chan bool)
	AfterFunc(child, func() { close(ran) })
	notYet := AfterFunc(free, func() { t.Error("ran") })
	if child.Value(key("k")) != "v" || free.Value(key("k")) != "v" || child.Value(key("x")) != nil || root.Value(key("k")) != nil {
		t.Error("Value")
	}
	cancel(cause)
	<-ran
	<-child.Done()
	for _, c := range []Context{root, valued, child} {
		if c.Err() != Canceled || Cause(c) != cause {
			t.Errorf("%v: %v, %v", c, c.Err(), Cause(c))
		}
	}
	if free.Err() != nil || free.Done() != nil || !notYet() || notYet() {
		t.Error("WithoutCancel")
	}
	late, stop2 := WithCancel(child)
	defer stop2()
	if late.Err() != Canceled || Cause(late) != cause {
		t.Error("a child of what is done is not done")
	}
}

func TestDeadline(t *testing.T) {
	c, cancel := WithTimeoutCause(Background(), time.Millisecond, errors.New("slow"))
	defer cancel()
	<-c.Done()
	var timeout interface{ Timeout() bool }
	if c.Err() != DeadlineExceeded || !errors.As(c.Err(), &timeout) || !timeout.Timeout() || fmt.Sprint(Cause(c)) != "slow" {
		t.Error(c.Err(), Cause(c))
	}
	past, cancel := WithDeadline(Background(), time.Now().Add(-time.Second))
	defer cancel()
	if past.Err() != DeadlineExceeded || past.Err().Error() != "context deadline exceeded" || Canceled.Error() != "context canceled" {
		t.Error(past.Err())
	}
}

func TestText(t *testing.T) {
	c, cancel := WithCancel(WithValue(Background(), key("k"), 1))
	defer cancel()
	for c, want := range map[Context]string{
		Background(): "context.Background", TODO(): "context.TODO", WithoutCancel(TODO()): "context.TODO.WithoutCancel",
		c: "context.Background.WithValue(context_test.key, int).WithCancel",
	} {
		if fmt.Sprint(c) != want {
			t.Errorf("%v, want %s", c, want)
		}
	}
	for want, f := range map[string]func(){
		"cannot create context from nil parent": func() { WithCancel(nil) }, "nil key": func() { WithValue(TODO(), nil, 1) },
		"key is not comparable": func() { WithValue(TODO(), []int{}, 1) },
	} {
		func() {
			defer func() {
				if r := recover(); r != want {
					t.Errorf("panic %v, want %s", r, want)
				}
			}()
			f()
		}()
	}
}
