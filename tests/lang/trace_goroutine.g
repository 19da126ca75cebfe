// run

// A goroutine says where it was created, and the wrapper around its call is not shown.

package main

type Job struct{ id int }

func (j Job) run(done chan bool) {
	if j.id == 1 {
		fail(j.id)
	}
	done <- true
}

func fail(id int) {
	var m []int
	m[id] = 1
}

func main() {
	done := make(chan bool)
	for i := range 2 {
		j := Job{i}
		go j.run(done)
		<-done
	}
}
