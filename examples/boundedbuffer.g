// Producers and consumers around a buffer of eight items. A channel with a capacity is the whole buffer: sending waits
// while it is full, receiving while it is empty, closing says that nothing more will come.
package main

const (
	producers = 4
	consumers = 3
	items     = 10_000 // by each producer
)

type Item struct {
	producer, number int
}

func produce(id int, buffer chan<- Item, done chan<- bool) {
	for i := range items {
		buffer <- Item{id, i}
	}
	done <- true
}

type Result struct {
	count, sum int
	inOrder    bool
}

// consume takes items until the buffer is closed and empty. Each producer's items must arrive in ascending order.
func consume(buffer <-chan Item, results chan<- Result) {
	r := Result{inOrder: true}
	var last [producers]int
	for i := range last {
		last[i] = -1
	}
	for item := range buffer {
		r.count++
		r.sum += item.number
		if item.number <= last[item.producer] {
			r.inOrder = false
		}
		last[item.producer] = item.number
	}
	results <- r
}

func main() {
	buffer := make(chan Item, 8)
	done := make(chan bool)
	results := make(chan Result)
	for range consumers {
		go consume(buffer, results)
	}
	for id := range producers {
		go produce(id, buffer, done)
	}
	for range producers {
		<-done
	}
	close(buffer)
	total := Result{inOrder: true}
	for range consumers {
		r := <-results
		total.count += r.count
		total.sum += r.sum
		total.inOrder = total.inOrder && r.inOrder
	}
	println(total.count, "items consumed, sum", total.sum, "in order:", total.inOrder)
}
