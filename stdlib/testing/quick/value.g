package quick

import (
	"math"
	"math/rand"
	"reflect"
)

// Generator is for types that make random values of themselves.
type Generator interface {
	// Generate returns one. size says about how large it should be.
	Generate(rand *rand.Rand, size int) reflect.Value
}

// How many elements values have, at most. What is inside others has fewer, so that recursive types end.
const maxElements = 50

// Value returns a random value of type t: what its method Generate returns if it has one. ok is false if there can be none,
// as of functions, channels and interfaces. All fields of structs must be exported.
func Value(t reflect.Type, rand *rand.Rand) (value reflect.Value, ok bool) {
	return sized(t, rand, maxElements)
}

func sized(t reflect.Type, r *rand.Rand, size int) (reflect.Value, bool) {
	if g, ok := reflect.Zero(t).Interface().(Generator); ok {
		return g.Generate(r, size), true
	}
	v := reflect.New(t).Elem()
	return v, fill(v, r, size)
}

// fill gives v, which is zero, a random value. It does not matter what is in v if there can be none.
func fill(v reflect.Value, r *rand.Rand, size int) bool {
	switch k := v.Kind(); {
	case k == reflect.Bool:
		v.SetBool(r.Int()%2 == 0)
	case v.CanInt():
		v.SetInt(int64(r.Uint64()))
	case v.CanUint():
		v.SetUint(r.Uint64())
	case v.CanFloat():
		v.SetFloat(float(r, v.Type().Bits()))
	case v.CanComplex():
		bits := v.Type().Bits() / 2
		re := float(r, bits)
		v.SetComplex(complex(re, float(r, bits)))
	case k == reflect.String:
		v.SetString(text(r))
	case k == reflect.Array:
		return fillElements(v, r, size)
	case k == reflect.Slice:
		n := r.Intn(size)
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		return fillElements(v, r, size-n)
	case k == reflect.Map:
		return fillMap(v, r, size)
	case k == reflect.Pointer:
		return fillPointer(v, r, size)
	case k == reflect.Struct:
		return fillStruct(v, r, size)
	default:
		return false
	}
	return true
}

// float returns any number that has so many bits.
func float(r *rand.Rand, bits int) float64 {
	largest := math.MaxFloat64
	if bits == 32 {
		largest = math.MaxFloat32
	}
	x := r.Float64() * largest
	if r.Int()%2 == 1 {
		x = -x
	}
	if bits == 32 {
		x = float64(float32(x))
	}
	return x
}

func text(r *rand.Rand) string {
	runes := make([]rune, r.Intn(maxElements))
	for i := range runes {
		runes[i] = rune(r.Intn(0x10ffff))
	}
	return string(runes)
}

// set gives v a random value of its type, which may be a Generator.
func set(v reflect.Value, r *rand.Rand, size int) bool {
	x, ok := sized(v.Type(), r, size)
	if ok {
		v.Set(x)
	}
	return ok
}

func fillElements(v reflect.Value, r *rand.Rand, size int) bool {
	for i := range v.Len() {
		if !set(v.Index(i), r, size) {
			return false
		}
	}
	return true
}

func fillMap(v reflect.Value, r *rand.Rand, size int) bool {
	t := v.Type()
	n := r.Intn(size)
	v.Set(reflect.MakeMap(t))
	for range n {
		key, haveKey := sized(t.Key(), r, size)
		elem, haveElem := sized(t.Elem(), r, size)
		if !haveKey || !haveElem {
			return false
		}
		v.SetMapIndex(key, elem)
	}
	return true
}

func fillPointer(v reflect.Value, r *rand.Rand, size int) bool {
	if r.Intn(size) == 0 {
		return true // nil
	}
	elem, ok := sized(v.Type().Elem(), r, size)
	if ok {
		v.Set(reflect.New(elem.Type()))
		v.Elem().Set(elem)
	}
	return ok
}

// The fields share size.
func fillStruct(v reflect.Value, r *rand.Rand, size int) bool {
	n := v.NumField()
	if n > 0 {
		size = max(size/n, 1)
	}
	for i := range n {
		if !set(v.Field(i), r, size) {
			return false
		}
	}
	return true
}
