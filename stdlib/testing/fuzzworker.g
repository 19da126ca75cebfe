// fuzzworker.g: fuzzing is done by a process of its own, the same program started once more with -test.fuzzworker, so that a target
// may end it: by a fatal error, os.Exit, a signal. Before each call the worker writes the arguments to memory that it shares
// with who started it, through a file. A worker that ends without having said that it is done was ended by these arguments.

package testing

import (
	"fmt"
	"os"
	"path"
	"syscall"
	"time"
	"unsafe"
)

// A fuzzRecord is the shared memory: a byte that is 1 when the worker is done, and from recordHead on the arguments of
// the last call as marshalCorpus writes them, with their length, eight bytes, before them.
type fuzzRecord struct{ mem []byte }

const (
	recordHead = 16
	recordSize = 1 << 26 // of the file, which has holes where nothing was written
)

func openRecord(file string) (*fuzzRecord, error) {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	mem, err := syscall.Mmap(int(f.Fd()), 0, recordSize, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_SHARED)
	return &fuzzRecord{mem}, err
}

func (r *fuzzRecord) close() { syscall.Munmap(r.mem) }

// length is of what was put last; the file is mapped at a page, so the word is aligned.
func (r *fuzzRecord) length() *int { return (*int)(unsafe.Pointer(&r.mem[8])) }

// put is called before the target is. Arguments that are too large are not remembered.
func (r *fuzzRecord) put(values []any) {
	if r == nil {
		return
	}
	*r.length() = 0
	if data := marshalCorpus(values); len(data) <= recordSize-recordHead {
		copy(r.mem[recordHead:], data)
		*r.length() = len(data)
	}
}

// get returns what was put last, nil if there is nothing.
func (r *fuzzRecord) get() []any {
	values, err := parseCorpus(string(r.mem[recordHead:][:*r.length()]))
	if err != nil {
		return nil
	}
	return values
}

func (r *fuzzRecord) finish()        { r.mem[0] = 1 }
func (r *fuzzRecord) finished() bool { return r.mem[0] == 1 }

// fuzzElsewhere has a worker fuzz the target `name`, and reports what it could not report itself.
func fuzzElsewhere(name string) (ok bool) {
	record, state, spent, err := runWorker()
	if err != nil {
		fmt.Fprintf(os.Stderr, "testing: cannot start a process that fuzzes: %v\n", err)
		return false
	}
	defer record.close()
	if record.finished() {
		return state.Success()
	}
	fmt.Printf("--- FAIL: %s (%s)\n    fuzzing process hung or terminated unexpectedly: %v\n", name, seconds(spent), state)
	if values := record.get(); values != nil {
		file, err := writeSeed(path.Join("testdata", "fuzz", name), values)
		if err != nil {
			fmt.Printf("    failed to write the failing input: %v\n", err)
			return false
		}
		fmt.Printf("    Failing input written to %s\n    To re-run:\n    gocc test -run=%s/%s\n", file, name, path.Base(file))
	}
	return false
}

// runWorker starts a worker and waits until it has ended.
func runWorker() (record *fuzzRecord, state *os.ProcessState, spent time.Duration, err error) {
	file, err := os.CreateTemp("", "gocc-fuzz-*")
	if err != nil {
		return nil, nil, 0, err
	}
	defer os.Remove(file.Name())
	err = file.Truncate(recordSize)
	file.Close()
	if err == nil {
		record, err = openRecord(file.Name())
	}
	if err != nil {
		return nil, nil, 0, err
	}
	program, err := os.Executable()
	if err != nil {
		return nil, nil, 0, err
	}
	args := append([]string{os.Args[0], "-test.fuzzworker=" + file.Name()}, os.Args[1:]...)
	begin := time.Now()
	p, err := os.StartProcess(program, args, &os.ProcAttr{Files: []*os.File{os.Stdin, os.Stdout, os.Stderr}})
	if err == nil {
		state, err = p.Wait()
	}
	return record, state, time.Since(begin), err
}
