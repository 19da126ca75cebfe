package io

import "sync"

// A pipe hands what is written over to readers, without a buffer: a write waits until all of it is read or an end closed.
//
// The writer sends a slice on data; a reader copies from it and answers on taken how much. So there is one writer at a
// time, and many readers may share what it writes.
type pipe struct {
	writing sync.Mutex // one Write after the other
	data    chan []byte
	taken   chan int

	once     sync.Once
	closed   chan struct{} // closed with either end
	lock     sync.Mutex
	readEnd  error // of the reader's Close; nil: open
	writeEnd error // of the writer's Close
}

// close keeps the first error of an end and wakes those that wait.
func (p *pipe) close(end *error, err error) {
	p.lock.Lock()
	if *end == nil {
		*end = err
	}
	p.lock.Unlock()
	p.once.Do(func() { close(p.closed) })
}

// failure returns the error of a closed pipe at one end: what the other end was closed with, if this one is open.
func (p *pipe) failure(own, other *error) error {
	p.lock.Lock()
	defer p.lock.Unlock()
	if *own == nil && *other != nil {
		return *other
	}
	return ErrClosedPipe
}

func (p *pipe) isClosed() bool {
	select {
	case <-p.closed:
		return true
	default:
		return false
	}
}

func (p *pipe) read(b []byte) (n int, err error) {
	if p.isClosed() {
		return 0, p.failure(&p.readEnd, &p.writeEnd)
	}
	select {
	case data := <-p.data:
		n = copy(b, data)
		p.taken <- n
		return n, nil
	case <-p.closed:
		return 0, p.failure(&p.readEnd, &p.writeEnd)
	}
}

func (p *pipe) write(b []byte) (n int, err error) {
	if p.isClosed() {
		return 0, p.failure(&p.writeEnd, &p.readEnd)
	}
	p.writing.Lock()
	defer p.writing.Unlock()
	for once := true; once || len(b) > 0; once = false {
		select {
		case p.data <- b:
			m := <-p.taken
			b = b[m:]
			n += m
		case <-p.closed:
			return n, p.failure(&p.writeEnd, &p.readEnd)
		}
	}
	return n, nil
}

// A PipeReader is the end of a pipe to read from.
type PipeReader struct{ pipe pipe }

// A PipeWriter is the end of a pipe to write to.
type PipeWriter struct{ r PipeReader }

// Pipe returns the two ends of a pipe: what is written to one is read from the other, without a buffer in between. A Write
// waits until all it writes is read, by as many calls of Read as that takes, or the reader is closed. Both ends may be used
// by several goroutines; writes are not mixed up.
func Pipe() (*PipeReader, *PipeWriter) {
	w := &PipeWriter{PipeReader{pipe{data: make(chan []byte), taken: make(chan int), closed: make(chan struct{})}}}
	return &w.r, w
}

// Read waits until something is written or the writer closed. Then the error is EOF, or what the writer was closed with.
func (r *PipeReader) Read(data []byte) (n int, err error) { return r.pipe.read(data) }

// Close closes the reader. Writing fails with [ErrClosedPipe] then.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError closes the reader. Writing fails with err then. The first close counts. It returns nil.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.pipe.close(&r.pipe.readEnd, err)
	return nil
}

// Write waits until all of data is read or the reader closed. Then the error is [ErrClosedPipe], or what the reader was
// closed with.
func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.r.pipe.write(data) }

// Close closes the writer. Reading ends with EOF then.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError closes the writer. Reading ends with err then, nil being EOF. The first close counts. It returns nil.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.r.pipe.close(&w.r.pipe.writeEnd, err)
	return nil
}
