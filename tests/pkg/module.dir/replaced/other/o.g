package other

var Value = "other"
