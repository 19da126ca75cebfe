// mod_text.g: what a program was made of, as text: a line for each thing, a tab between its parts, the first of which says what
// it is. go version -m prints the same.

package debug

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// String gives the text that [ParseBuildInfo] reads.
func (bi *BuildInfo) String() string {
	var b strings.Builder
	if bi.GoVersion != "" {
		b.WriteString("go\t" + bi.GoVersion + "\n")
	}
	if bi.Path != "" {
		b.WriteString("path\t" + bi.Path + "\n")
	}
	if bi.Main != (Module{}) {
		bi.Main.write(&b, "mod")
	}
	for _, m := range bi.Deps {
		m.write(&b, "dep")
	}
	for _, s := range bi.Settings {
		b.WriteString("build\t" + quoted(s.Key, needsQuotes(s.Key, true)) + "=" + quoted(s.Value, needsQuotes(s.Value, false)) + "\n")
	}
	return b.String()
}

func (m *Module) write(b *strings.Builder, what string) {
	b.WriteString(what + "\t" + m.Path + "\t" + m.Version)
	if m.Replace == nil {
		b.WriteString("\t" + m.Sum + "\n")
		return
	}
	b.WriteByte('\n')
	m.Replace.write(b, "=>")
	b.WriteByte('\n')
}

func needsQuotes(s string, key bool) bool {
	return key && (s == "" || strings.Contains(s, "=")) || strings.ContainsAny(s, " \t\r\n\"`")
}

func quoted(s string, quote bool) string {
	if quote {
		return strconv.Quote(s)
	}
	return s
}

// ParseBuildInfo reads what [BuildInfo.String] gives, except for the version of the language. Lines that begin with other words,
// and one at the end without a newline, do not matter.
func ParseBuildInfo(data string) (bi *BuildInfo, err error) {
	p := infoParser{info: new(BuildInfo)}
	for n := 1; ; n++ {
		line, rest, ok := strings.Cut(data, "\n")
		if !ok {
			return p.info, nil
		}
		if err := p.line(line); err != nil {
			return nil, fmt.Errorf("could not parse Go build info: line %d: %w", n, err)
		}
		data = rest
	}
}

type infoParser struct {
	info *BuildInfo
	last *Module // which a replacement on the next line is for
}

func (p *infoParser) line(line string) (err error) {
	what, rest, ok := strings.Cut(line, "\t")
	if !ok {
		return nil
	}
	switch what {
	case "path":
		p.info.Path = rest
	case "mod":
		p.last = &p.info.Main
		err = p.last.read(rest)
	case "dep":
		p.last = new(Module)
		p.info.Deps = append(p.info.Deps, p.last)
		err = p.last.read(rest)
	case "=>":
		err = p.replacement(rest)
	case "build":
		err = p.setting(rest)
	}
	return err
}

func (m *Module) read(text string) error {
	columns := strings.Split(text, "\t")
	if n := len(columns); n != 2 && n != 3 {
		return fmt.Errorf("expected 2 or 3 columns; got %d", n)
	}
	m.Path, m.Version, m.Sum = columns[0], columns[1], ""
	if len(columns) == 3 {
		m.Sum = columns[2]
	}
	return nil
}

func (p *infoParser) replacement(text string) error {
	columns := strings.Split(text, "\t")
	if len(columns) != 3 {
		return fmt.Errorf("expected 3 columns for replacement; got %d", len(columns))
	}
	if p.last == nil {
		return errors.New("replacement with no module on previous line")
	}
	p.last.Replace = &Module{Path: columns[0], Version: columns[1], Sum: columns[2]}
	p.last = nil
	return nil
}

// Keys and values are quoted if, and only if, they must be; a value may be anyway.
func (p *infoParser) setting(text string) error {
	key, value, err := settingKey(text)
	if err != nil {
		return err
	}
	switch {
	case value != "" && (value[0] == '"' || value[0] == '`'):
		if value, err = strconv.Unquote(value); err != nil {
			return errors.New("invalid quoted value in build line")
		}
	case needsQuotes(value, false):
		return fmt.Errorf("unquoted value %q must be quoted", value)
	}
	p.info.Settings = append(p.info.Settings, BuildSetting{Key: key, Value: value})
	return nil
}

// settingKey reads the key and gives what follows its '='.
func settingKey(text string) (key, rest string, err error) {
	switch {
	case text == "":
		return "", "", errors.New("build line missing '='")
	case text[0] == '=':
		return "", "", errors.New("build line with missing key")
	case text[0] == '"' || text[0] == '`':
		quoted, err := strconv.QuotedPrefix(text)
		if err != nil {
			return "", "", errors.New("invalid quoted key in build line")
		}
		rest = text[len(quoted):]
		if rest == "" {
			return "", "", errors.New("build line missing '=' after quoted key")
		}
		if rest[0] != '=' {
			return "", "", fmt.Errorf("unexpected character after quoted key: %q", rest[0])
		}
		key, _ = strconv.Unquote(quoted)
		return key, rest[1:], nil
	}
	key, rest, ok := strings.Cut(text, "=")
	if !ok {
		return "", "", errors.New("build line missing '=' after key")
	}
	if needsQuotes(key, true) {
		return "", "", fmt.Errorf("unquoted key %q must be quoted", key)
	}
	return key, rest, nil
}
