// compile

// A package that is no program becomes an object file with all its functions.

package library

var table = []func() int{one, two}

type T struct{ n int }

func (t *T) Inc() { t.n++ }

func one() int { return 1 }

func two() int { return 2 }

func Sum() int { return table[0]() + table[1]() }

func Generic[E any](x E) E { return x }

var Chosen = Generic(one)
