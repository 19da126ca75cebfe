package p

type T struct{}

func F(T, error) {}
