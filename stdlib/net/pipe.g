package net

import (
	"io"
	"os"
	"sync"
	"time"
)

// Pipe makes a connection within the program: what is written at one end is read at the other. Nothing is kept in between: a
// write lasts until all of it is read.
func Pipe() (Conn, Conn) {
	there, back := make(chan []byte), make(chan []byte)
	thereN, backN := make(chan int), make(chan int)
	doneA, doneB := make(chan struct{}), make(chan struct{})
	a := &pipe{in: back, inN: backN, out: there, outN: thereN, done: doneA, otherDone: doneB, read: newMoment(), write: newMoment()}
	b := &pipe{in: there, inN: thereN, out: back, outN: backN, done: doneB, otherDone: doneA, read: newMoment(), write: newMoment()}
	return a, b
}

type pipeAddr struct{}

func (pipeAddr) Network() string { return "pipe" }
func (pipeAddr) String() string  { return "pipe" }

// A pipe is one end. A writer sends what it has, and the reader sends back how much of it was taken.
type pipe struct {
	in          <-chan []byte
	inN         chan<- int
	out         chan<- []byte
	outN        <-chan int
	done        chan struct{} // closed by Close
	otherDone   <-chan struct{}
	once        sync.Once
	writing     sync.Mutex
	read, write *moment
}

// A moment is a deadline: passed gives a channel that is closed once it is over.
type moment struct {
	mu    sync.Mutex
	timer *time.Timer
	c     chan struct{}
}

func newMoment() *moment { return &moment{c: make(chan struct{})} }

func (m *moment) set(t time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.timer != nil && !m.timer.Stop() {
		<-m.c // it has fired: wait until the channel is closed
	}
	m.timer = nil
	over := false
	select {
	case <-m.c:
		over = true
	default:
	}
	left := time.Until(t)
	if !t.IsZero() && left <= 0 {
		if !over {
			close(m.c)
		}
		return
	}
	if over {
		m.c = make(chan struct{})
	}
	if !t.IsZero() {
		c := m.c
		m.timer = time.AfterFunc(left, func() { close(c) })
	}
}

func (m *moment) passed() <-chan struct{} {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.c
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

func (p *pipe) Read(b []byte) (int, error) {
	n, err := p.receive(b)
	if err != nil && err != io.EOF && err != io.ErrClosedPipe {
		err = &OpError{Op: "read", Net: "pipe", Err: err}
	}
	return n, err
}

func (p *pipe) receive(b []byte) (int, error) {
	switch {
	case isClosed(p.done):
		return 0, io.ErrClosedPipe
	case isClosed(p.otherDone):
		return 0, io.EOF
	case isClosed(p.read.passed()):
		return 0, os.ErrDeadlineExceeded
	}
	select {
	case data := <-p.in:
		n := copy(b, data)
		p.inN <- n
		return n, nil
	case <-p.done:
		return 0, io.ErrClosedPipe
	case <-p.otherDone:
		return 0, io.EOF
	case <-p.read.passed():
		return 0, os.ErrDeadlineExceeded
	}
}

func (p *pipe) Write(b []byte) (int, error) {
	n, err := p.send(b)
	if err != nil && err != io.ErrClosedPipe {
		err = &OpError{Op: "write", Net: "pipe", Err: err}
	}
	return n, err
}

func (p *pipe) send(b []byte) (n int, err error) {
	switch {
	case isClosed(p.done), isClosed(p.otherDone):
		return 0, io.ErrClosedPipe
	case isClosed(p.write.passed()):
		return 0, os.ErrDeadlineExceeded
	}
	p.writing.Lock()
	defer p.writing.Unlock()
	for once := true; once || len(b) > 0; once = false {
		select {
		case p.out <- b:
			taken := <-p.outN
			b = b[taken:]
			n += taken
		case <-p.done:
			return n, io.ErrClosedPipe
		case <-p.otherDone:
			return n, io.ErrClosedPipe
		case <-p.write.passed():
			return n, os.ErrDeadlineExceeded
		}
	}
	return n, nil
}

func (p *pipe) Close() error {
	p.once.Do(func() { close(p.done) })
	return nil
}

func (p *pipe) LocalAddr() Addr  { return pipeAddr{} }
func (p *pipe) RemoteAddr() Addr { return pipeAddr{} }

func (p *pipe) deadline(t time.Time, moments ...*moment) error {
	if isClosed(p.done) || isClosed(p.otherDone) {
		return io.ErrClosedPipe
	}
	for _, m := range moments {
		m.set(t)
	}
	return nil
}

func (p *pipe) SetDeadline(t time.Time) error      { return p.deadline(t, p.read, p.write) }
func (p *pipe) SetReadDeadline(t time.Time) error  { return p.deadline(t, p.read) }
func (p *pipe) SetWriteDeadline(t time.Time) error { return p.deadline(t, p.write) }
