// errorcheck

// Frames that no stack holds.
package p

type big [1 << 30]byte

func param(x big, y int) int { return y } // ERROR "stack frame too large \(>1GB\): 0 MB locals \+ 1024 MB args"

func copied(x *[1<<30 + 1]byte) (n int) { // ERROR "stack frame too large"
	for _, b := range *x {
		n += int(b)
	}
	return
}
