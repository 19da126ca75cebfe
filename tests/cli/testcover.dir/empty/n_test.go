package empty

import "testing"

func TestX(t *testing.T) {}
