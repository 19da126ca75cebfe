package b

type X int
