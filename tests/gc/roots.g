// run

// Objects that only variables of packages reach, of all kinds of layout, while memory is allocated and dropped.
package main

type node struct {
	val  int
	next *node
}

type record struct {
	id   int
	name string
	tags []string
	n    *node
	pad  [40]int
}

type big struct {
	head  int
	table [3000]record
	tail  *node
}

var (
	single  *node
	text    string
	list    []string
	any1    any
	err     error
	byName  map[string]*node
	queue   chan *node
	fn      func() int
	records [5]record
	large   [100000]*node
	larger  big
	matrix  [200][100]*node
	nested  struct {
		a int
		b struct {
			c byte
			d []*node
		}
	}
	literal = &record{id: 7, tags: []string{"x", "y"}}
	table   = map[string][]int{"a": {1}}
)

type failure struct{ n *node }

func (f failure) Error() string { return "failure" }

//go:noinline
func chain(n int) *node {
	var l *node
	for i := range n {
		l = &node{i, l}
	}
	return l
}

//go:noinline
func str(c byte, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = c
	}
	return string(b)
}

func length(l *node) (n int) {
	for ; l != nil; l = l.next {
		n++
	}
	return
}

func counter() func() int {
	l := chain(9)
	return func() int { return length(l) }
}

func fill() {
	single = chain(3)
	text = str('t', 20)
	list = append(list, str('l', 10), str('m', 30))
	any1 = record{name: str('r', 5), n: chain(4)}
	err = failure{chain(5)}
	byName = map[string]*node{str('k', 3): chain(6)}
	queue = make(chan *node, 4)
	queue <- chain(7)
	queue <- chain(8)
	fn = counter()
	records[4] = record{1, str('q', 4), []string{str('w', 6)}, chain(10), [40]int{}}
	large[99999] = chain(11)
	larger.table[2999].tags = []string{str('z', 12)}
	larger.tail = chain(12)
	matrix[199][99] = chain(13)
	nested.b.d = []*node{chain(14)}
	literal.n = chain(15)
	literal.tags[1] = str('v', 8)
	table["b"] = make([]int, 50)
}

var sink [][]*node

func churn() {
	for i := range 300000 {
		s := make([]*node, 8+i%64)
		s[0] = &node{val: -1}
		if i%1000 == 0 {
			sink = nil
		}
		if i%10 == 0 {
			sink = append(sink, s)
		}
	}
}

func main() {
	fill()
	churn()
	println(length(single), text, list[0], list[1])
	r := any1.(record)
	println(r.name, length(r.n), length(err.(failure).n), length(byName["kkk"]))
	println(length(<-queue), length(<-queue), fn())
	println(records[4].name, records[4].tags[0], length(records[4].n))
	println(length(large[99999]), larger.table[2999].tags[0], length(larger.tail), length(matrix[199][99]))
	println(length(nested.b.d[0]), literal.id, literal.tags[0], literal.tags[1], length(literal.n))
	println(len(table["b"]), table["a"][0])
}
