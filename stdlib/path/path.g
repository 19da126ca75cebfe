// Package path treats paths whose elements slashes separate, such as those of URLs. For the files of the operating system
// there is package path/filepath.
package path

// isClean tells whether Clean would change nothing.
func isClean(path string) bool {
	if path == "" {
		return false
	}
	if path == "/" || path == "." {
		return true
	}
	// .. may only come before all other elements, and not behind the root.
	upAllowed := path[0] != '/'
	start := 0
	if !upAllowed {
		start = 1
	}
	for i := start; i <= len(path); i++ {
		if i < len(path) && path[i] != '/' {
			continue
		}
		switch path[start:i] {
		case "", ".":
			return false
		case "..":
			if !upAllowed {
				return false
			}
		default:
			upAllowed = false
		}
		start = i + 1
	}
	return true
}

// Clean returns the shortest path that means the same, going by the text alone: without empty elements, without ".", and
// without ".." where the element before it can be dropped, or where it comes behind the root. There is no slash at the
// end, except for the root. What is empty then, or was, is ".".
func Clean(path string) string {
	if isClean(path) {
		return path
	}
	out := make([]byte, 0, len(path)+1)
	fixed := 0 // so much of out cannot be dropped by ..
	if path != "" && path[0] == '/' {
		out = append(out, '/')
		fixed = 1
	}
	root := fixed
	for i := 0; i < len(path); {
		end := i
		for end < len(path) && path[end] != '/' {
			end++
		}
		element := path[i:end]
		i = end + 1
		switch {
		case element == "" || element == ".":
			continue
		case element == ".." && len(out) > fixed:
			n := len(out) - 1
			for n > fixed && out[n] != '/' {
				n--
			}
			out = out[:n]
			continue
		case element == ".." && root == 1:
			continue
		}
		if len(out) > root {
			out = append(out, '/')
		}
		out = append(out, element...)
		if element == ".." {
			fixed = len(out)
		}
	}
	if len(out) == 0 {
		return "."
	}
	return string(out)
}

func lastSlash(path string) int {
	i := len(path) - 1
	for i >= 0 && path[i] != '/' {
		i--
	}
	return i
}

// Split returns what comes before the last element, with the slash, and the last element: path = dir + file. Without a
// slash, dir is empty.
func Split(path string) (dir, file string) {
	i := lastSlash(path) + 1
	return path[:i], path[i:]
}

// Join puts slashes between the elements, those that are empty left out, and cleans the result. Of nothing it is empty.
func Join(elem ...string) string {
	n := 0
	for _, e := range elem {
		n += len(e) + 1
	}
	joined := make([]byte, 0, n)
	for _, e := range elem {
		if e == "" {
			continue
		}
		if len(joined) > 0 {
			joined = append(joined, '/')
		}
		joined = append(joined, e...)
	}
	if len(joined) == 0 {
		return ""
	}
	return Clean(string(joined))
}

// Ext returns the extension of the name: of the last element, what begins with the last dot. It is empty without one.
func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

// Base returns the last element; slashes at the end do not count. Of an empty path it is ".", of slashes alone "/".
func Base(path string) string {
	if path == "" {
		return "."
	}
	for len(path) > 0 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	if path == "" {
		return "/"
	}
	return path[lastSlash(path)+1:]
}

// IsAbs tells whether path begins at the root.
func IsAbs(path string) bool { return len(path) > 0 && path[0] == '/' }

// Dir returns all but the last element, cleaned: the folder that it is in. Of an empty path it is ".".
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}
