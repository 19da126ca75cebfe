// match.g: which tests the flags -run, -skip and -bench choose, and the names of subtests.
//
// A flag's value is a list of regular expressions separated by slashes, one for each level of names; several such lists
// may be separated by bars. Slashes and bars within brackets and parentheses belong to the expression.

package testing

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

type matcher struct {
	wanted, unwanted [][]string // expressions by level
	matchString      func(pattern, s string) (bool, error)

	used map[string]int32 // how often a name was asked for; matchLock
}

// matchLock is held while names are made and matched.
var matchLock sync.Mutex

func newMatcher(matchString func(pattern, s string) (bool, error), wanted, flag, unwanted string) *matcher {
	m := &matcher{matchString: matchString, used: make(map[string]int32)}
	m.wanted = [][]string{{}}
	if wanted != "" {
		m.wanted = m.parse(wanted, flag)
	}
	if unwanted != "" {
		m.unwanted = m.parse(unwanted, "-test.skip")
	}
	return m
}

// parse splits a flag's value. A wrong expression ends the program.
func (m *matcher) parse(value, flag string) [][]string {
	lists := splitPatterns(value)
	for l, list := range lists {
		for i := range list {
			list[i] = rewrite(list[i])
			if _, err := m.matchString(list[i], "non-empty"); err != nil {
				where := fmt.Sprintf("element %d of %s (%q)", i, flag, list[i])
				if len(lists) > 1 {
					where = fmt.Sprintf("alternation %d of %s", l, where)
				}
				fmt.Fprintf(os.Stderr, "testing: invalid regexp for %s: %s\n", where, err)
				os.Exit(1)
			}
		}
	}
	return lists
}

func splitPatterns(s string) [][]string {
	lists := [][]string{{}}
	brackets, parens, start := 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '[':
			brackets++
		case c == ']':
			brackets = max(0, brackets-1)
		case c == '\\':
			i++
		case brackets > 0:
		case c == '(':
			parens++
		case c == ')':
			parens--
		case (c == '/' || c == '|') && parens == 0:
			last := len(lists) - 1
			lists[last] = append(lists[last], s[start:i])
			start = i + 1
			if c == '|' {
				lists = append(lists, nil)
			}
		}
	}
	last := len(lists) - 1
	lists[last] = append(lists[last], s[start:])
	return lists
}

// matches compares the levels of a name with a list of expressions. partial: the list has further levels, for subtests.
func (m *matcher) matches(list, name []string) (ok, partial bool) {
	for i := range min(len(list), len(name)) {
		if ok, _ := m.matchString(list[i], name[i]); !ok {
			return false, false
		}
	}
	return true, len(name) < len(list)
}

func (m *matcher) matchesAny(lists [][]string, name []string) (ok, partial bool) {
	for _, list := range lists {
		if ok, partial = m.matches(list, name); ok {
			return ok, partial
		}
	}
	return false, false
}

// fullName returns the name of a test that is part of c, and whether it is to be run, perhaps only for the sake of some
// subtests (partial).
func (m *matcher) fullName(c *common, name string) (full string, ok, partial bool) {
	matchLock.Lock()
	defer matchLock.Unlock()
	if c != nil && c.level > 0 {
		name = m.unique(c.name, rewrite(name))
	}
	levels := strings.Split(name, "/")
	ok, partial = m.matchesAny(m.wanted, levels)
	if !ok {
		return name, false, false
	}
	if skip, some := m.matchesAny(m.unwanted, levels); skip && !some {
		return name, false, false
	}
	return name, ok, partial
}

// unique returns parent/name, with #01 and so on appended if that was returned before, or #00 if name is empty. Names that
// look as if they were made in that way are taken care of.
func (m *matcher) unique(parent, name string) string {
	base := parent + "/" + name
	for {
		n := m.used[base]
		if n < 0 {
			panic("subtest count overflow")
		}
		m.used[base] = n + 1
		if n == 0 && name != "" {
			prefix, number := splitNumber(base)
			if len(prefix) < len(base) && number < m.used[prefix] {
				continue
			}
			return base
		}
		numbered := fmt.Sprintf("%s#%02d", base, n)
		if m.used[numbered] == 0 {
			return numbered
		}
	}
}

// splitNumber takes the number off a name that unique could have made; otherwise prefix is all of it.
func splitNumber(s string) (prefix string, number int32) {
	i := strings.LastIndexByte(s, '#')
	if i < 0 {
		return s, 0
	}
	prefix, digits := s[:i], s[i+1:]
	if len(digits) < 2 || len(digits) > 2 && digits[0] == '0' || digits == "00" && !strings.HasSuffix(prefix, "/") {
		return s, 0
	}
	n, err := strconv.ParseInt(digits, 10, 32)
	if err != nil || n < 0 {
		return s, 0
	}
	return prefix, int32(n)
}

// rewrite makes a name printable and free of spaces.
func rewrite(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			b.WriteByte('_')
		case !strconv.IsPrint(r):
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
