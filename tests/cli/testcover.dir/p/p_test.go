package p

import "testing"

func TestA(t *testing.T) {
	f(1)
	new(T).Inc()
	Sum(1, 2, 3, -1)
	Switch(1, 2)
	Switch(nil, 2)
	Loop(2)
	Gen(3)
	End()
	Select(nil)
	for range 10 { empty(); empty2(); onlyComment() }
	t.Log(testing.CoverMode(), testing.Coverage() > 0.1)
}
