// Package fmtsort puts the entries of maps in an order that does not change from run to run.
package fmtsort

import (
	"cmp"
	"reflect"
	"slices"
)

// KeyValue is an entry of a map.
type KeyValue struct{ Key, Value reflect.Value }

// SortedMap is the entries of a map in order.
type SortedMap []KeyValue

// Sort returns the entries of m, or nil if m is no map. Keys are ordered as by <, with nil before all else, NaN before
// all other numbers, false before true; complex numbers by their real parts first, structs and arrays by the first
// element that differs, pointers and channels by address, interfaces by type and then by what is in them.
func Sort(m reflect.Value) SortedMap {
	if m.Kind() != reflect.Map {
		return nil
	}
	entries := make(SortedMap, 0, m.Len())
	for iter := m.MapRange(); iter.Next(); {
		entries = append(entries, KeyValue{iter.Key(), iter.Value()})
	}
	slices.SortStableFunc(entries, func(a, b KeyValue) int { return compare(a.Key, b.Key) })
	return entries
}

// compare compares keys; different dynamic types have no order.
func compare(a, b reflect.Value) int {
	if a.Type() != b.Type() {
		return -1
	}
	switch a.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return cmp.Compare(a.Int(), b.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return cmp.Compare(a.Uint(), b.Uint())
	case reflect.String:
		return cmp.Compare(a.String(), b.String())
	case reflect.Float32, reflect.Float64:
		return cmp.Compare(a.Float(), b.Float())
	case reflect.Complex64, reflect.Complex128:
		x, y := a.Complex(), b.Complex()
		return cmp.Or(cmp.Compare(real(x), real(y)), cmp.Compare(imag(x), imag(y)))
	case reflect.Bool:
		return cmp.Compare(number(a.Bool()), number(b.Bool()))
	case reflect.Pointer, reflect.UnsafePointer, reflect.Chan:
		return cmp.Compare(a.Pointer(), b.Pointer())
	case reflect.Struct:
		for i := range a.NumField() {
			if c := compare(a.Field(i), b.Field(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Array:
		for i := range a.Len() {
			if c := compare(a.Index(i), b.Index(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Interface:
		return compareInterfaces(a, b)
	}
	panic("fmtsort: " + a.Type().String() + " cannot be a key")
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

func compareInterfaces(a, b reflect.Value) int {
	if a.IsNil() || b.IsNil() {
		return number(!a.IsNil()) - number(!b.IsNil())
	}
	a, b = a.Elem(), b.Elem()
	if c := compare(reflect.ValueOf(a.Type()), reflect.ValueOf(b.Type())); c != 0 { // by address
		return c
	}
	return compare(a, b)
}
