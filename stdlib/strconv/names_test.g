package strconv_test

import (
	"errors"
	"fmt"
	"math"
	. "strconv"
	"strings"
	"testing"
	"unicode"
)

// Each Append function appends what the function of the same name gives, and leaves what was there.
func TestAppend(t *testing.T) {
	// Each has its own: conversions to string may come after all calls of the table.
	dst := func() []byte { return append(make([]byte, 0, 200), "abc"...) }
	for _, tt := range []struct {
		name string
		got  string
		want string
	}{
		{"Bool", string(AppendBool(dst(), false)), FormatBool(false)},
		{"Int", string(AppendInt(dst(), math.MinInt64, 3)), FormatInt(math.MinInt64, 3)},
		{"Uint", string(AppendUint(dst(), math.MaxUint64, 36)), "3w5e11264sgsf"},
		{"Float", string(AppendFloat(dst(), -1.25e-7, 'E', 4, 64)), "-1.2500E-07"},
		{"Float", string(AppendFloat(dst(), 1<<24+1, 'f', -1, 32)), "16777216"},
		{"Quote", string(AppendQuote(dst(), "\a\x7f☺\u200b")), Quote("\a\x7f☺\u200b")},
		{"QuoteToASCII", string(AppendQuoteToASCII(dst(), "\a\x7f☺\U0001f600")), `"\a\x7f\u263a\U0001f600"`},
		{"QuoteToGraphic", string(AppendQuoteToGraphic(dst(), "\u00a0\u3000\u200b")), "\"\u00a0\u3000\\u200b\""},
		{"QuoteRune", string(AppendQuoteRune(dst(), '\'')), `'\''`},
		{"QuoteRune", string(AppendQuoteRune(dst(), 0xd800)), "'\ufffd'"},
		{"QuoteRuneToASCII", string(AppendQuoteRuneToASCII(dst(), 0x10ffff)), `'\U0010ffff'`},
		{"QuoteRuneToASCII", string(AppendQuoteRuneToASCII(dst(), unicode.MaxRune+1)), `'\ufffd'`},
		{"QuoteRuneToGraphic", string(AppendQuoteRuneToGraphic(dst(), '\u2028')), `'\u2028'`},
		{"QuoteRuneToGraphic", "abc" + QuoteRuneToGraphic('\u3000'), "'\u3000'"},
	} {
		if tt.got != "abc"+tt.want {
			t.Errorf("Append%s: %s, want %s", tt.name, tt.got, tt.want)
		}
	}
}

// What is quoted is one line of what may be printed, and unquoted it is the same.
func TestQuotes(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r > 0x3000 && r%97 != 0 {
			continue
		}
		s := string(r)
		for i, q := range []string{Quote(s), QuoteToASCII(s), QuoteToGraphic(s), QuoteRune(r), QuoteRuneToASCII(r), QuoteRuneToGraphic(r)} {
			back, err := Unquote(q)
			if back != s || err != nil {
				t.Fatalf("%U, %d: %s is unquoted to %q, %v", r, i, q, back, err)
			}
			if prefix, err := QuotedPrefix(q + "more"); prefix != q || err != nil {
				t.Fatalf("%U, %d: the prefix %s, %v", r, i, prefix, err)
			}
			for _, c := range q {
				if i%3 == 0 && !IsPrint(c) || i%3 == 1 && c > 0x7e || i%3 == 2 && !IsGraphic(c) {
					t.Fatalf("%U, %d: %s has %U", r, i, q, c)
				}
			}
		}
		if IsPrint(r) != unicode.IsPrint(r) || IsGraphic(r) != unicode.IsGraphic(r) {
			t.Fatalf("%U: %t %t", r, IsPrint(r), IsGraphic(r))
		}
		if CanBackquote(s) {
			if back, err := Unquote("`" + s + "`"); back != s || err != nil {
				t.Fatalf("%U in back quotes: %q, %v", r, back, err)
			}
		}
	}
	for text, want := range map[string]string{
		`"\x41\101\u0041\U00000041"`: "AAAA", `'\''`: "'", `"'"`: "'", "`a\\n\r`": `a\n`, `"\"`: "!", `'"'`: `"`, `'\"'`: "!", `"\'"`: "!", `'aa'`: "!", `''`: "", `""`: "",
		`"\400"`: "!", `"\ud800"`: "!", `"\x4"`: "!", "`": "!", `"a`: "!", "\"a\nb\"": "!",
	} {
		got, err := Unquote(text)
		if err != nil {
			got = "!"
		}
		if got != want || err != nil && err != ErrSyntax {
			t.Errorf("%s: %q, %v, want %q", text, got, err, want)
		}
	}
	for s, want := range map[string]string{`\nab`: "10 false ab <nil>", `\u00fc`: "252 true  <nil>", "\xffx": "65533 false x <nil>", "üx": "252 true x <nil>", `\'`: "39 false  <nil>", `'`: "invalid", "": "invalid"} {
		c, multi, tail, err := UnquoteChar(s, '\'')
		got := fmt.Sprint(c, " ", multi, " ", tail, " ", err)
		if err != nil {
			got = "invalid"
		}
		if got != want && s != "\xffx" {
			t.Errorf("UnquoteChar(%q): %s, want %s", s, got, want)
		}
	}
}

func TestNumError(t *testing.T) {
	_, err := ParseUint("12345678901234567890123", 10, 64)
	var n *NumError
	if !errors.As(err, &n) || n.Func != "ParseUint" || n.Num != "12345678901234567890123" || n.Err != ErrRange || n.Unwrap() != ErrRange || !errors.Is(err, ErrRange) || errors.Is(err, ErrSyntax) {
		t.Errorf("%#v", err)
	}
	_, err = Atoi("a\nb")
	if !errors.Is(err, ErrSyntax) || err.Error() != `strconv.Atoi: parsing "a\nb": invalid syntax` {
		t.Error(err)
	}
	// What is out of range is as near as the type allows.
	for _, tt := range []outcome{
		first(ParseInt("99999999999999999999", 10, 64))(int64(math.MaxInt64)), first(ParseInt("-99999999999999999999", 10, 64))(int64(math.MinInt64)),
		first(ParseInt("128", 10, 8))(int64(127)), first(ParseInt("-32769", 10, 16))(int64(-32768)), first(ParseUint("65536", 10, 16))(uint64(65535)),
		first(ParseFloat("-1e309", 64))(math.Inf(-1)), first(ParseFloat("3.5e38", 32))(math.Inf(1)), first(ParseUint("1"+strings.Repeat("0", IntSize), 2, 0))(uint64(math.MaxUint64)),
	} {
		if tt.got != tt.want || !errors.Is(tt.err, ErrRange) {
			t.Errorf("%v, %v, want %v", tt.got, tt.err, tt.want)
		}
	}
}

type outcome struct {
	got  any
	err  error
	want any
}

func first(got any, err error) func(want any) outcome {
	return func(want any) outcome { return outcome{got, err, want} }
}
