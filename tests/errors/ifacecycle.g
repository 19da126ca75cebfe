// errorcheck

// Interface literals that refer to themselves without a defined type in between.

package p

type I = interface{ m() interface{ I } } // ERROR "invalid recursive type: I refers to itself"

type J interface{ m() J }

type K interface {
	m() interface{ K }
}
