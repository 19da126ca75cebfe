package empty

type T int
