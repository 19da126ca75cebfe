package q_test
import ("testing"; "example.com/m/q")
func TestQ(t *testing.T) { if q.Q() != 3 { t.Fatal() } }
func TestFail(t *testing.T) { if q.Q() == 3 { t.Fatal() } }
