package internal

const Prefix = "secret "
