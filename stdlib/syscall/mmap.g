package syscall

import (
	"sync"
	"unsafe"
)

// mappings are those that Mmap has made: the length by the address. Munmap takes nothing else.
var mappings struct {
	sync.Mutex
	length map[uintptr]int
}

// Mmap maps length bytes of a file, from offset on, into memory; MAP_ANON: memory without a file. Munmap undoes it.
func Mmap(fd int, offset int64, length int, prot int, flags int) (data []byte, err error) {
	if length <= 0 {
		return nil, EINVAL
	}
	p, _, e := Syscall6(SYS_MMAP, 0, uintptr(length), uintptr(prot), uintptr(flags), uintptr(fd), uintptr(offset))
	if e != 0 {
		return nil, e
	}
	mappings.Lock()
	defer mappings.Unlock()
	if mappings.length == nil {
		mappings.length = map[uintptr]int{}
	}
	mappings.length[p] = length
	return unsafe.Slice(*(**byte)(unsafe.Pointer(&p)), length), nil
}

func mapped(call uintptr, b []byte, arg int) error {
	if len(b) == 0 {
		return EINVAL
	}
	if _, _, e := Syscall(call, uintptr(unsafe.Pointer(&b[0])), uintptr(len(b)), uintptr(arg)); e != 0 {
		return e
	}
	return nil
}

// Munmap gives back what Mmap has mapped, all of it: b is what Mmap returned.
func Munmap(b []byte) error {
	if len(b) == 0 || len(b) != cap(b) {
		return EINVAL
	}
	p := uintptr(unsafe.Pointer(&b[0]))
	mappings.Lock()
	defer mappings.Unlock()
	if mappings.length[p] != len(b) {
		return EINVAL
	}
	err := mapped(SYS_MUNMAP, b, 0)
	if err == nil {
		delete(mappings.length, p)
	}
	return err
}

// Mprotect says what may be done with the pages: PROT_READ, PROT_WRITE, PROT_EXEC.
func Mprotect(b []byte, prot int) error { return mapped(SYS_MPROTECT, b, prot) }

// Madvise tells the kernel what will be done with them.
func Madvise(b []byte, advice int) error { return mapped(SYS_MADVISE, b, advice) }
