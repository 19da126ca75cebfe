package hidden

const Word = "hidden"
