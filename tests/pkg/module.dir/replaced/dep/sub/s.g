package sub

import "example.com/dep"

func Name() string { return "sub of " + dep.Name }
