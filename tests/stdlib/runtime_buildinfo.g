// run

// Build information as text, written and read.
package main

import (
	"fmt"
	"reflect"
	"runtime/debug"
)

var infos = []*debug.BuildInfo{
	{},
	{GoVersion: "go1.27", Path: "example.com/a/cmd", Main: debug.Module{Path: "example.com/a", Version: "(devel)"}},
	{
		Path: "p",
		Main: debug.Module{Path: "m", Version: "v1.0.0", Sum: "h1:abc="},
		Deps: []*debug.Module{
			{Path: "d1", Version: "v0.1.0", Sum: "h1:x"},
			{Path: "d2", Version: "v0.2.0", Replace: &debug.Module{Path: "../d2", Version: "", Sum: ""}},
			{Path: "d3", Version: "v0.3.0", Replace: &debug.Module{Path: "r3", Version: "v3.0.0", Sum: "h1:y"}},
		},
		Settings: []debug.BuildSetting{
			{"-compiler", "gc"}, {"", "empty key"}, {"a=b", "c=d"}, {"a b", ""}, {"CGO_CFLAGS", "-O2 -g"}, {"q", "\"x\"\n`"}, {"ü", "ü"},
		},
	},
	{Main: debug.Module{Path: "m", Replace: &debug.Module{Path: "r", Version: "v1"}}},
}

var texts = []string{
	"", "no newline", "\n\n", "other\tline\n", "path\ta\tb\n", "path\n", "mod\tm\n", "mod\tm\tv\n", "mod\tm\tv\ts\n", "mod\tm\tv\ts\tx\n",
	"=>\ta\tb\tc\n", "mod\tm\tv\n=>\ta\tb\n", "mod\tm\tv\n=>\ta\tb\tc\n=>\ta\tb\tc\n", "dep\td\tv\npath\tp\n=>\ta\tb\tc\n", "dep\td\n",
	"build\t\n", "build\t=v\n", "build\tk\n", "build\tk=\n", "build\tk=v=w\n", "build\ta b=c\n", "build\tk=a b\n", "build\t\"k\"=v\n",
	"build\t\"k=v\n", "build\t\"k\"\n", "build\t\"k\"v\n", "build\t`k l`=`v w`\n", "build\tk=\"v\n", "build\tk=\"v\"w\n", "build\tk=v\"\n",
	"path\tp\nbuild\tx\n", "go\tgo1.2\npath\tp\n", "path\tp\r\n", "build\tk=v\r\n", "path\tp\nmod\tm\tv\nbuild\tk=v\nmissing end",
}

func main() {
	for _, bi := range infos {
		text := bi.String()
		fmt.Printf("%q\n", text)
		back, err := debug.ParseBuildInfo(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		back.GoVersion = bi.GoVersion
		fmt.Println(reflect.DeepEqual(bi, back))
	}
	for _, text := range texts {
		bi, err := debug.ParseBuildInfo(text)
		if err != nil {
			fmt.Printf("%q: nil=%v %v\n", text, bi == nil, err)
			continue
		}
		fmt.Printf("%q: %q %v %d %v %q\n", text, bi.Path, bi.Main.Path+" "+bi.Main.Version+" "+bi.Main.Sum, len(bi.Deps), bi.Main.Replace == nil, bi.Settings)
	}
}
