package a

var s string
var unused int

func init() { s = "a" }

func Get() string { return s }
