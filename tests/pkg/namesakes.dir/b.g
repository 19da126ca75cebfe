package p

type T struct{}
