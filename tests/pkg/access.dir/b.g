package b

const Unused = 1
