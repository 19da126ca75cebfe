package unicode_test

import (
	"fmt"
	"slices"
	"testing"
	. "unicode"
)

// What is known of some characters: U upper, L lower, T title, l letter, d decimal digit, n number, p punctuation, s symbol,
// m mark, c control, w space, g graphic, P print.
func classes(r rune) string {
	var b []byte
	for _, c := range []struct {
		name byte
		is   func(rune) bool
	}{
		{'U', IsUpper}, {'L', IsLower}, {'T', IsTitle}, {'l', IsLetter}, {'d', IsDigit}, {'n', IsNumber}, {'p', IsPunct},
		{'s', IsSymbol}, {'m', IsMark}, {'c', IsControl}, {'w', IsSpace}, {'g', IsGraphic}, {'P', IsPrint},
	} {
		if c.is(r) {
			b = append(b, c.name)
		}
	}
	return string(b)
}

func TestClasses(t *testing.T) {
	for r, want := range map[rune]string{
		'A': "UlgP", 'z': "LlgP", '0': "dngP", ' ': "wgP", '\n': "cw", '\t': "cw", 0: "c", 0x7f: "c", 0x85: "cw", 0xa0: "wg", '!': "pgP",
		'+': "sgP", '$': "sgP", '_': "pgP", '^': "sgP", 'é': "LlgP", 'Ω': "UlgP", 'ǅ': "TlgP", '日': "lgP", '٣': "dngP", 'Ⅷ': "ngP",
		'½': "ngP", '²': "ngP", '\u0301': "mgP", '€': "sgP", '«': "pgP", 0x2028: "w", 0x200b: "", 0x3000: "wg", 'ª': "lgP",
		0xd800: "", 0xfffd: "sgP", 0xfeff: "", 0x1F600: "sgP", 0x10ffff: "", 0x110000: "", -1: "", 0x1D7D9: "dngP", 0xe000: "",
	} {
		if got := classes(r); got != want {
			t.Errorf("%U: %q, want %q", r, got, want)
		}
	}
}

// Properties are unions of categories.
func TestUnions(t *testing.T) {
	for r := rune(-1); r <= MaxRune+1; r++ {
		if r > 0x3000 {
			r += 120 // all of them take long
		}
		in := 0
		for name, table := range Categories {
			if len(name) == 2 && name != "LC" && name != "Cn" && Is(table, r) {
				in++
			}
		}
		if in > 1 {
			t.Fatalf("%U is in %d categories", r, in)
		}
		for _, tt := range []struct {
			what      string
			got, want bool
		}{
			{"IsLetter", IsLetter(r), In(r, Lu, Ll, Lt, Lm, Lo)},
			{"IsLetter", IsLetter(r), Is(L, r) && Is(Letter, r)},
			{"IsUpper", IsUpper(r), In(r, Lu, Other_Uppercase)},
			{"IsLower", IsLower(r), In(r, Ll, Other_Lowercase)},
			{"IsTitle", IsTitle(r), Is(Lt, r)},
			{"IsMark", IsMark(r), IsOneOf([]*RangeTable{Mn, Mc, Me}, r)},
			{"IsNumber", IsNumber(r), In(r, Nd, Nl, No)},
			{"IsDigit", IsDigit(r), Is(Digit, r)},
			{"IsPunct", IsPunct(r), In(r, Pc, Pd, Ps, Pe, Pi, Pf, Po)},
			{"IsSymbol", IsSymbol(r), In(r, Sm, Sc, Sk, So)},
			{"IsControl", IsControl(r), Is(Cc, r)},
			{"IsSpace", IsSpace(r), Is(White_Space, r)},
			{"IsGraphic", IsGraphic(r), In(r, GraphicRanges...)},
			{"IsPrint", IsPrint(r), r == ' ' || In(r, PrintRanges...)},
		} {
			if tt.got != tt.want && tt.what != "IsUpper" && tt.what != "IsLower" {
				t.Errorf("%s(%U) = %t", tt.what, r, tt.got)
			}
		}
		if IsUpper(r) && !In(r, Lu, Other_Uppercase) || IsLower(r) && !In(r, Ll, Other_Lowercase) {
			t.Errorf("case of %U", r)
		}
	}
	for name, want := range map[string]int{"Cs": 2048, "Cc": 65, "Co": 6400 + 2*65534, "Zl": 1, "Zp": 1} {
		n := 0
		for _, r := range Categories[name].R16 {
			n += int(r.Hi-r.Lo)/int(r.Stride) + 1
		}
		for _, r := range Categories[name].R32 {
			n += int(r.Hi-r.Lo)/int(r.Stride) + 1
		}
		if n != want {
			t.Errorf("%s has %d characters, want %d", name, n, want)
		}
	}
}

// To and SimpleFold: orbits, and that mapping twice changes nothing.
func TestCases(t *testing.T) {
	for r := rune(0); r <= 0x1ffff; r += 1 + r>>13 {
		u, l, ti := ToUpper(r), ToLower(r), ToTitle(r)
		if u != To(UpperCase, r) || l != To(LowerCase, r) || ti != To(TitleCase, r) {
			t.Fatalf("To of %U", r)
		}
		if ToUpper(u) != u && ToUpper(ToUpper(u)) != ToUpper(u) {
			t.Errorf("%U upper %U upper %U", r, u, ToUpper(u))
		}
		if SimpleFold(r) == r && (u != r || l != r) && ToLower(u) == r {
			t.Errorf("%U has other cases and folds to itself", r)
		}
		at, n := SimpleFold(r), 1
		for ; at != r && n < 5; n++ {
			at = SimpleFold(at)
		}
		if n >= 5 {
			t.Errorf("the orbit of %U does not close", r)
		}
	}
	for _, tt := range []struct{ r, upper, lower, title, fold rune }{
		{'a', 'A', 'a', 'A', 'A'}, {'Z', 'Z', 'z', 'Z', 'z'}, {'k', 'K', 'k', 'K', '\u212a'}, {'\u212a', '\u212a', 'k', '\u212a', 'K'},
		{'ǆ', 'Ǆ', 'ǆ', 'ǅ', 'Ǆ'}, {'ß', 'ß', 'ß', 'ß', 'ẞ'}, {'1', '1', '1', '1', '1'}, {'σ', 'Σ', 'σ', 'Σ', 'Σ'}, {'ς', 'Σ', 'ς', 'Σ', 'σ'},
		{'ÿ', 'Ÿ', 'ÿ', 'Ÿ', 'Ÿ'}, {'ı', 'I', 'ı', 'I', 'ı'}, {'𐐨', '𐐀', '𐐨', '𐐀', '𐐀'},
	} {
		if u, l, ti, f := ToUpper(tt.r), ToLower(tt.r), ToTitle(tt.r), SimpleFold(tt.r); u != tt.upper || l != tt.lower || ti != tt.title || f != tt.fold {
			t.Errorf("%c: upper %c, lower %c, title %c, fold %c", tt.r, u, l, ti, f)
		}
	}
	for _, r := range []rune{-1, MaxRune + 1} {
		if ToUpper(r) != r || SimpleFold(r) != r || IsUpper(r) || IsPrint(r) {
			t.Errorf("%U", r)
		}
	}
	if To(MaxCase, 'a') != ReplacementChar || To(-1, 'a') != ReplacementChar {
		t.Error("To with a case that there is not")
	}
	if To(UpperLower, 'a') != ReplacementChar {
		t.Error("UpperLower is no case")
	}
}

func TestSpecialCase(t *testing.T) {
	for _, c := range []SpecialCase{TurkishCase, AzeriCase} {
		if got := string([]rune{c.ToUpper('i'), c.ToLower('I'), c.ToTitle('i'), c.ToUpper('a'), c.ToLower('İ'), c.ToUpper('ı')}); got != "İıİAiI" {
			t.Error(got)
		}
	}
	own := SpecialCase{CaseRange{Lo: 'x', Hi: 'y', Delta: [MaxCase]rune{UpperCase: 1, LowerCase: 0, TitleCase: 2}}}
	if own.ToUpper('x') != 'y' || own.ToTitle('x') != 'z' || own.ToUpper('z') != 'Z' {
		t.Error("own case")
	}
	if len(CaseRanges) == 0 || CaseRanges[0].Lo != 'A' || CaseRanges[0].Hi != 'Z' || CaseRanges[0].Delta[LowerCase] != 'a'-'A' {
		t.Error("CaseRanges")
	}
}

// The tables are sorted, do not overlap, and are where they should be.
func TestTables(t *testing.T) {
	check := func(name string, table *RangeTable) {
		last, latin := rune(-1), 0
		next := func(lo, hi, stride rune) {
			if lo <= last || hi < lo || stride < 1 || (hi-lo)%stride != 0 {
				t.Errorf("%s: %U-%U/%d after %U", name, lo, hi, stride, last)
			}
			last = hi
		}
		for _, r := range table.R16 {
			next(rune(r.Lo), rune(r.Hi), rune(r.Stride))
			if r.Hi <= MaxLatin1 {
				latin++
			}
		}
		for _, r := range table.R32 {
			if r.Lo < 0x10000 {
				t.Errorf("%s: %U in R32", name, r.Lo)
			}
			next(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
		if latin != table.LatinOffset {
			t.Errorf("%s: LatinOffset %d, want %d", name, table.LatinOffset, latin)
		}
		if last > MaxRune {
			t.Errorf("%s: %U", name, last)
		}
	}
	for _, all := range []map[string]*RangeTable{Categories, Scripts, Properties, FoldCategory, FoldScript} {
		for name, table := range all {
			check(name, table)
		}
	}
	for alias, name := range CategoryAliases {
		if Categories[name] == nil {
			t.Errorf("alias %s of %s", alias, name)
		}
	}
	if Version < "15" || len(Scripts) < 160 {
		t.Error(Version, len(Scripts))
	}
	custom := &RangeTable{
		R16: []Range16{{0x10, 0x20, 4}, {0x3040, 0x3050, 1}}, R32: []Range32{{0x1F600, 0x1F602, 2}}, LatinOffset: 1,
	}
	var in []rune
	for r := range rune(0x20000) {
		if Is(custom, r) && (r < 0x3000 || r > 0x3050 || r == 0x3040) {
			in = append(in, r)
		}
	}
	if !slices.Equal(in, []rune{0x10, 0x14, 0x18, 0x1c, 0x20, 0x3040, 0x1F600, 0x1F602}) {
		t.Errorf("%U", in)
	}
}

func TestScripts(t *testing.T) {
	for _, tt := range []struct {
		r     rune
		table *RangeTable
	}{
		{'a', Latin}, {'α', Greek}, {'я', Cyrillic}, {'א', Hebrew}, {'ب', Arabic}, {'अ', Devanagari}, {'日', Han}, {'あ', Hiragana},
		{'ア', Katakana}, {'한', Hangul}, {'ก', Thai}, {'ა', Georgian}, {'Ա', Armenian}, {' ', Common}, {'\u0301', Inherited},
		{'-', Dash}, {'-', Hyphen}, {'"', Quotation_Mark}, {'f', ASCII_Hex_Digit}, {'f', Hex_Digit}, {'日', Ideographic},
		{'\u200d', Join_Control}, {0xfdd0, Noncharacter_Code_Point}, {'`', Diacritic}, {'ー', Extender}, {'日', Unified_Ideograph},
		{0x1F1E6, Regional_Indicator}, {'.', Sentence_Terminal}, {',', Terminal_Punctuation}, {0xfe0f, Variation_Selector},
		{' ', Pattern_White_Space}, {'+', Pattern_Syntax}, {'i', Soft_Dotted}, {'⿰', IDS_Binary_Operator},
	} {
		if !Is(tt.table, tt.r) {
			t.Errorf("%U is not in its table", tt.r)
		}
		if Is(tt.table, 0x10fffd) {
			t.Errorf("U+10FFFD is in the table of %U", tt.r)
		}
	}
}

func ExampleIn() {
	for _, r := range "aя1-日" {
		fmt.Print(In(r, Letter, Digit), " ", In(r, Latin, Cyrillic), "; ")
	}
	fmt.Println()
	// Output: true true; true true; true false; false false; true false;
}
