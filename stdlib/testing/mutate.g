// mutate.g: random changes of the arguments of fuzz targets.

package testing

import (
	"bytes"
	"math"
	"math/rand"
)

type mutator struct{ r *rand.Rand }

// Numbers at which programs often go wrong.
var (
	edges = []int64{-1 << 63, -1 << 31, -1<<31 - 1, -1 << 15, -129, -128, -1, 0, 1, 16, 32, 64, 100, 127, 128, 255, 256,
		512,
		1000, 1024, 4096, 1<<15 - 1, 1 << 15, 1<<16 - 1, 1 << 16, 1<<31 - 1, 1 << 31, 1<<32 - 1, 1 << 32, 1<<63 - 1}
	floatEdges = []float64{0, math.Copysign(0, -1), 1, -1, 0.5, math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64,
		math.SmallestNonzeroFloat64, math.MaxFloat32, 1 << 53, 1e-300}
)

// At most so many bytes are added at a time, and so many are in an argument.
const (
	maxAdded = 16
	maxBytes = 1 << 20
)

// change returns other arguments, made from values by one change or more.
func (m *mutator) change(values []any) []any {
	out := append([]any{}, values...)
	for n := 1 + m.r.Intn(5); n > 0; n-- {
		i := m.r.Intn(len(out))
		out[i] = m.one(out[i])
	}
	return out
}

func (m *mutator) one(v any) any {
	switch v := v.(type) {
	case []byte:
		return m.bytes(append([]byte{}, v...))
	case string:
		return string(m.bytes([]byte(v)))
	case bool:
		return !v
	case int:
		return int(m.integer(int64(v), 64))
	case int8:
		return int8(m.integer(int64(v), 8))
	case int16:
		return int16(m.integer(int64(v), 16))
	case int32:
		return int32(m.integer(int64(v), 32))
	case int64:
		return m.integer(v, 64)
	case uint:
		return uint(m.integer(int64(v), 64))
	case uint8:
		return uint8(m.integer(int64(v), 8))
	case uint16:
		return uint16(m.integer(int64(v), 16))
	case uint32:
		return uint32(m.integer(int64(v), 32))
	case uint64:
		return uint64(m.integer(int64(v), 64))
	case float32:
		return float32(m.float(float64(v)))
	case float64:
		return m.float(v)
	}
	return v
}

func (m *mutator) integer(v int64, bits int) int64 {
	switch m.r.Intn(5) {
	case 0:
		return v + 1 + m.r.Int63n(100)
	case 1:
		return v - 1 - m.r.Int63n(100)
	case 2:
		return v ^ 1<<m.r.Intn(bits)
	case 3:
		return edges[m.r.Intn(len(edges))]
	}
	return int64(m.r.Uint64()) >> m.r.Intn(bits)
}

func (m *mutator) float(v float64) float64 {
	switch m.r.Intn(5) {
	case 0:
		return v + float64(m.r.Intn(200)-100)
	case 1:
		return v * float64(1+m.r.Intn(10))
	case 2:
		return v / float64(1+m.r.Intn(10))
	case 3:
		return floatEdges[m.r.Intn(len(floatEdges))]
	}
	return math.Float64frombits(math.Float64bits(v) ^ 1<<m.r.Intn(64))
}

// span returns a part of n bytes, which is not empty if n is not 0.
func (m *mutator) span(n int) (from, to int) {
	if n == 0 {
		return 0, 0
	}
	from = m.r.Intn(n)
	return from, from + 1 + m.r.Intn(min(n-from, maxAdded))
}

// insert puts more into b at random.
func (m *mutator) insert(b, more []byte) []byte {
	if len(b)+len(more) > maxBytes {
		return b
	}
	at := m.r.Intn(len(b) + 1)
	return append(append(append([]byte{}, b[:at]...), more...), b[at:]...)
}

// bytes changes b, which is its own.
func (m *mutator) bytes(b []byte) []byte {
	kind := m.r.Intn(12)
	if len(b) == 0 {
		kind = 0
	}
	from, to := m.span(len(b))
	switch kind {
	case 0:
		more := make([]byte, 1+m.r.Intn(maxAdded))
		m.r.Read(more)
		return m.insert(b, more)
	case 1:
		return m.insert(b, bytes.Repeat([]byte{byte(m.r.Intn(256))}, 1+m.r.Intn(maxAdded)))
	case 2:
		return append(b[:from], b[to:]...)
	case 3:
		return m.insert(b, append([]byte{}, b[from:to]...))
	case 4:
		copy(b[m.r.Intn(len(b)):], append([]byte{}, b[from:to]...))
	case 5:
		b[from] ^= 1 << m.r.Intn(8)
	case 6:
		b[from] = byte(m.r.Intn(256))
	case 7:
		b[from] += byte(m.r.Intn(70) - 35)
	case 8:
		other := m.r.Intn(len(b))
		b[from], b[other] = b[other], b[from]
	case 9:
		m.r.Shuffle(to-from, func(i, j int) { b[from+i], b[from+j] = b[from+j], b[from+i] })
	case 10:
		b[from] = byte(edges[m.r.Intn(len(edges))])
	case 11:
		return m.word(b)
	}
	return b
}

// word changes several bytes, as a number.
func (m *mutator) word(b []byte) []byte {
	size := 2 << m.r.Intn(3)
	if len(b) < size {
		return m.insert(b, []byte{byte('0' + m.r.Intn(10))})
	}
	at := b[m.r.Intn(len(b)-size+1):][:size]
	first, step := 0, 1 // most significant byte
	if m.r.Intn(2) == 0 {
		first, step = size-1, -1
	}
	v := int64(0)
	for i := range size {
		v = v<<8 | int64(at[first+i*step])
	}
	v = m.integer(v, 8*size)
	for i := range size {
		at[first+i*step] = byte(v >> (8 * (size - 1 - i)))
	}
	return b
}
