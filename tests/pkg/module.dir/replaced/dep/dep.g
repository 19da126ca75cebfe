package dep

import "example.com/dep/internal/hidden"

const Name = "dep " + hidden.Word
