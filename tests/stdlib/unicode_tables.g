// run

// All tables of package unicode: how many characters each has, which are the first and the last, and a sum over all.
package main

import (
	"fmt"
	. "unicode"
)

var tables = []struct {
	name  string
	table *RangeTable
}{
	{"ASCII_Hex_Digit", ASCII_Hex_Digit}, {"Adlam", Adlam}, {"Ahom", Ahom},
	{"Anatolian_Hieroglyphs", Anatolian_Hieroglyphs}, {"Arabic", Arabic}, {"Armenian", Armenian},
	{"Avestan", Avestan}, {"Balinese", Balinese}, {"Bamum", Bamum}, {"Bassa_Vah", Bassa_Vah}, {"Batak", Batak},
	{"Bengali", Bengali}, {"Beria_Erfe", Beria_Erfe}, {"Bhaiksuki", Bhaiksuki}, {"Bidi_Control", Bidi_Control},
	{"Bopomofo", Bopomofo}, {"Brahmi", Brahmi}, {"Braille", Braille}, {"Buginese", Buginese}, {"Buhid", Buhid},
	{"C", C}, {"Canadian_Aboriginal", Canadian_Aboriginal}, {"Carian", Carian},
	{"Caucasian_Albanian", Caucasian_Albanian}, {"Cc", Cc}, {"Cf", Cf}, {"Chakma", Chakma}, {"Cham", Cham},
	{"Cherokee", Cherokee}, {"Chorasmian", Chorasmian}, {"Cn", Cn}, {"Co", Co}, {"Common", Common},
	{"Coptic", Coptic}, {"Cs", Cs}, {"Cuneiform", Cuneiform}, {"Cypriot", Cypriot}, {"Cypro_Minoan", Cypro_Minoan},
	{"Cyrillic", Cyrillic}, {"Dash", Dash}, {"Deprecated", Deprecated}, {"Deseret", Deseret},
	{"Devanagari", Devanagari}, {"Diacritic", Diacritic}, {"Digit", Digit}, {"Dives_Akuru", Dives_Akuru},
	{"Dogra", Dogra}, {"Duployan", Duployan}, {"Egyptian_Hieroglyphs", Egyptian_Hieroglyphs}, {"Elbasan", Elbasan},
	{"Elymaic", Elymaic}, {"Ethiopic", Ethiopic}, {"Extender", Extender}, {"Garay", Garay}, {"Georgian", Georgian},
	{"Glagolitic", Glagolitic}, {"Gothic", Gothic}, {"Grantha", Grantha}, {"Greek", Greek}, {"Gujarati", Gujarati},
	{"Gunjala_Gondi", Gunjala_Gondi}, {"Gurmukhi", Gurmukhi}, {"Gurung_Khema", Gurung_Khema}, {"Han", Han},
	{"Hangul", Hangul}, {"Hanifi_Rohingya", Hanifi_Rohingya}, {"Hanunoo", Hanunoo}, {"Hatran", Hatran},
	{"Hebrew", Hebrew}, {"Hex_Digit", Hex_Digit}, {"Hiragana", Hiragana}, {"Hyphen", Hyphen},
	{"IDS_Binary_Operator", IDS_Binary_Operator}, {"IDS_Trinary_Operator", IDS_Trinary_Operator},
	{"IDS_Unary_Operator", IDS_Unary_Operator}, {"ID_Compat_Math_Continue", ID_Compat_Math_Continue},
	{"ID_Compat_Math_Start", ID_Compat_Math_Start}, {"Ideographic", Ideographic},
	{"Imperial_Aramaic", Imperial_Aramaic}, {"Inherited", Inherited},
	{"Inscriptional_Pahlavi", Inscriptional_Pahlavi}, {"Inscriptional_Parthian", Inscriptional_Parthian},
	{"Javanese", Javanese}, {"Join_Control", Join_Control}, {"Kaithi", Kaithi}, {"Kannada", Kannada},
	{"Katakana", Katakana}, {"Kawi", Kawi}, {"Kayah_Li", Kayah_Li}, {"Kharoshthi", Kharoshthi},
	{"Khitan_Small_Script", Khitan_Small_Script}, {"Khmer", Khmer}, {"Khojki", Khojki}, {"Khudawadi", Khudawadi},
	{"Kirat_Rai", Kirat_Rai}, {"L", L}, {"LC", LC}, {"Lao", Lao}, {"Latin", Latin}, {"Lepcha", Lepcha},
	{"Letter", Letter}, {"Limbu", Limbu}, {"Linear_A", Linear_A}, {"Linear_B", Linear_B}, {"Lisu", Lisu}, {"Ll", Ll},
	{"Lm", Lm}, {"Lo", Lo}, {"Logical_Order_Exception", Logical_Order_Exception}, {"Lower", Lower}, {"Lt", Lt},
	{"Lu", Lu}, {"Lycian", Lycian}, {"Lydian", Lydian}, {"M", M}, {"Mahajani", Mahajani}, {"Makasar", Makasar},
	{"Malayalam", Malayalam}, {"Mandaic", Mandaic}, {"Manichaean", Manichaean}, {"Marchen", Marchen}, {"Mark", Mark},
	{"Masaram_Gondi", Masaram_Gondi}, {"Mc", Mc}, {"Me", Me}, {"Medefaidrin", Medefaidrin},
	{"Meetei_Mayek", Meetei_Mayek}, {"Mende_Kikakui", Mende_Kikakui}, {"Meroitic_Cursive", Meroitic_Cursive},
	{"Meroitic_Hieroglyphs", Meroitic_Hieroglyphs}, {"Miao", Miao}, {"Mn", Mn}, {"Modi", Modi},
	{"Modifier_Combining_Mark", Modifier_Combining_Mark}, {"Mongolian", Mongolian}, {"Mro", Mro},
	{"Multani", Multani}, {"Myanmar", Myanmar}, {"N", N}, {"Nabataean", Nabataean}, {"Nag_Mundari", Nag_Mundari},
	{"Nandinagari", Nandinagari}, {"Nd", Nd}, {"New_Tai_Lue", New_Tai_Lue}, {"Newa", Newa}, {"Nko", Nko}, {"Nl", Nl},
	{"No", No}, {"Noncharacter_Code_Point", Noncharacter_Code_Point}, {"Number", Number}, {"Nushu", Nushu},
	{"Nyiakeng_Puachue_Hmong", Nyiakeng_Puachue_Hmong}, {"Ogham", Ogham}, {"Ol_Chiki", Ol_Chiki},
	{"Ol_Onal", Ol_Onal}, {"Old_Hungarian", Old_Hungarian}, {"Old_Italic", Old_Italic},
	{"Old_North_Arabian", Old_North_Arabian}, {"Old_Permic", Old_Permic}, {"Old_Persian", Old_Persian},
	{"Old_Sogdian", Old_Sogdian}, {"Old_South_Arabian", Old_South_Arabian}, {"Old_Turkic", Old_Turkic},
	{"Old_Uyghur", Old_Uyghur}, {"Oriya", Oriya}, {"Osage", Osage}, {"Osmanya", Osmanya}, {"Other", Other},
	{"Other_Alphabetic", Other_Alphabetic},
	{"Other_Default_Ignorable_Code_Point", Other_Default_Ignorable_Code_Point},
	{"Other_Grapheme_Extend", Other_Grapheme_Extend}, {"Other_ID_Continue", Other_ID_Continue},
	{"Other_ID_Start", Other_ID_Start}, {"Other_Lowercase", Other_Lowercase}, {"Other_Math", Other_Math},
	{"Other_Uppercase", Other_Uppercase}, {"P", P}, {"Pahawh_Hmong", Pahawh_Hmong}, {"Palmyrene", Palmyrene},
	{"Pattern_Syntax", Pattern_Syntax}, {"Pattern_White_Space", Pattern_White_Space}, {"Pau_Cin_Hau", Pau_Cin_Hau},
	{"Pc", Pc}, {"Pd", Pd}, {"Pe", Pe}, {"Pf", Pf}, {"Phags_Pa", Phags_Pa}, {"Phoenician", Phoenician}, {"Pi", Pi},
	{"Po", Po}, {"Prepended_Concatenation_Mark", Prepended_Concatenation_Mark}, {"Ps", Ps},
	{"Psalter_Pahlavi", Psalter_Pahlavi}, {"Punct", Punct}, {"Quotation_Mark", Quotation_Mark}, {"Radical", Radical},
	{"Regional_Indicator", Regional_Indicator}, {"Rejang", Rejang}, {"Runic", Runic}, {"S", S}, {"STerm", STerm},
	{"Samaritan", Samaritan}, {"Saurashtra", Saurashtra}, {"Sc", Sc}, {"Sentence_Terminal", Sentence_Terminal},
	{"Sharada", Sharada}, {"Shavian", Shavian}, {"Siddham", Siddham}, {"Sidetic", Sidetic},
	{"SignWriting", SignWriting}, {"Sinhala", Sinhala}, {"Sk", Sk}, {"Sm", Sm}, {"So", So},
	{"Soft_Dotted", Soft_Dotted}, {"Sogdian", Sogdian}, {"Sora_Sompeng", Sora_Sompeng}, {"Soyombo", Soyombo},
	{"Space", Space}, {"Sundanese", Sundanese}, {"Sunuwar", Sunuwar}, {"Syloti_Nagri", Syloti_Nagri},
	{"Symbol", Symbol}, {"Syriac", Syriac}, {"Tagalog", Tagalog}, {"Tagbanwa", Tagbanwa}, {"Tai_Le", Tai_Le},
	{"Tai_Tham", Tai_Tham}, {"Tai_Viet", Tai_Viet}, {"Tai_Yo", Tai_Yo}, {"Takri", Takri}, {"Tamil", Tamil},
	{"Tangsa", Tangsa}, {"Tangut", Tangut}, {"Telugu", Telugu}, {"Terminal_Punctuation", Terminal_Punctuation},
	{"Thaana", Thaana}, {"Thai", Thai}, {"Tibetan", Tibetan}, {"Tifinagh", Tifinagh}, {"Tirhuta", Tirhuta},
	{"Title", Title}, {"Todhri", Todhri}, {"Tolong_Siki", Tolong_Siki}, {"Toto", Toto},
	{"Tulu_Tigalari", Tulu_Tigalari}, {"Ugaritic", Ugaritic}, {"Unified_Ideograph", Unified_Ideograph},
	{"Upper", Upper}, {"Vai", Vai}, {"Variation_Selector", Variation_Selector}, {"Vithkuqi", Vithkuqi},
	{"Wancho", Wancho}, {"Warang_Citi", Warang_Citi}, {"White_Space", White_Space}, {"Yezidi", Yezidi}, {"Yi", Yi},
	{"Z", Z}, {"Zanabazar_Square", Zanabazar_Square}, {"Zl", Zl}, {"Zp", Zp}, {"Zs", Zs},
}

func main() {
	for _, t := range tables {
		n, first, last, sum := 0, rune(-1), rune(-1), uint64(0)
		for _, r := range t.table.R16 {
			for c := rune(r.Lo); c <= rune(r.Hi); c += rune(r.Stride) {
				n, first, last, sum = add(c, n, first, sum)
			}
		}
		for _, r := range t.table.R32 {
			for c := rune(r.Lo); c <= rune(r.Hi); c += rune(r.Stride) {
				n, first, last, sum = add(c, n, first, sum)
			}
		}
		fmt.Printf("%s %d %U-%U %x\n", t.name, n, first, last, sum)
		for i, r := range t.table.R16 {
			if (r.Hi <= MaxLatin1) != (i < t.table.LatinOffset) {
				fmt.Println("LatinOffset is wrong")
			}
		}
	}
	fmt.Println(MaxASCII, MaxLatin1, MaxRune, ReplacementChar, UpperCase, LowerCase, TitleCase, MaxCase, UpperLower)
}

func add(c rune, n int, first rune, sum uint64) (int, rune, rune, uint64) {
	if first < 0 {
		first = c
	}
	return n + 1, first, c, sum*31 + uint64(c)
}
