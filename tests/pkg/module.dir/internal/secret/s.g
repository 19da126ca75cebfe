package secret

import "example.com/tool/internal"

func Key() string { return internal.Prefix + "key" }
