package a

type base struct{ N int }

func (b *base) Inc()     { b.N++ }
func (b base) Get() int  { return b.N }

type Mid struct {
	base
	Label string
}

type Logger interface{ Log(string) }

type Ptr struct{ *base }

func NewPtr(n int) Ptr { return Ptr{&base{n}} }

type Alias = Mid
