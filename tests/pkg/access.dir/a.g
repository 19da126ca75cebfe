package a

const Max, min = 10, 1

var Count, count int

type T struct {
	Public, hidden int
	inner
}

type inner struct{ Deep, low int }

func (T) Method()     {}
func (T) quiet()      {}
func (*T) Set(x int)  {}
func (inner) Promo()  {}
func (inner) secret() {}

type Iface interface {
	Open()
	closed()
}

type small int

func New() *T      { return nil }
func Small() small { return 3 }
func helper()      {}

type Generic[P any] struct{ Value, kept P }

func (g Generic[P]) Get() P { return g.kept }
