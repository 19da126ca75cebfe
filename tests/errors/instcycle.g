// errorcheck

// Functions and types that would need infinitely many instances.

package p

type L[T any] struct{ n *L[[]T] } // ERROR "instantiation cycle:"

func f[T any](n int) {
	if n > 0 {
		f[[]T](n - 1)
	}
}
