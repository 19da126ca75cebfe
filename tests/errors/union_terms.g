// errorcheck

// At most 100 terms in a union, those of embedded interfaces included.
package p

type A interface {
	[1]int | [2]int | [3]int | [4]int | [5]int | [6]int | [7]int | [8]int | [9]int | [10]int | [11]int | [12]int | [13]int | [14]int |
		[15]int | [16]int | [17]int | [18]int | [19]int | [20]int | [21]int | [22]int | [23]int | [24]int | [25]int | [26]int
}

type B interface {
	[1]bool | [2]bool | [3]bool | [4]bool | [5]bool | [6]bool | [7]bool | [8]bool | [9]bool | [10]bool | [11]bool | [12]bool |
		[13]bool | [14]bool | [15]bool | [16]bool | [17]bool | [18]bool | [19]bool | [20]bool | [21]bool | [22]bool | [23]bool |
		[24]bool | [25]bool | [26]bool
}

type AB interface{ A | B }

type C interface {
	[1]string | [2]string | [3]string | [4]string | [5]string | [6]string | [7]string | [8]string | [9]string | [10]string |
		[11]string | [12]string | [13]string | [14]string | [15]string | [16]string | [17]string | [18]string | [19]string |
		[20]string | [21]string | [22]string | [23]string | [24]string | [25]string | [26]string
}

type D interface {
	[1]int8 | [2]int8 | [3]int8 | [4]int8 | [5]int8 | [6]int8 | [7]int8 | [8]int8 | [9]int8 | [10]int8 | [11]int8 | [12]int8 |
		[13]int8 | [14]int8 | [15]int8 | [16]int8 | [17]int8 | [18]int8 | [19]int8 | [20]int8 | [21]int8 | [22]int8 | [23]int8
}

type ABCD interface {
	AB | C | D // ERROR "cannot handle more than 100 union terms \(implementation limitation\)"
}
