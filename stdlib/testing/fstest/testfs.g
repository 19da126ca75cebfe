package fstest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing/iotest"
)

// TestFS goes through the whole file system and tests that each file and folder behaves as those of package fs must, and that
// what is expected is there; if nothing is, it must be empty. Symbolic links are not followed. Nobody may change the file
// system meanwhile. TestFS returns all that it finds wrong as one error, or nil.
//
//	if err := fstest.TestFS(fsys, "a/file", "another"); err != nil {
//		t.Fatal(err)
//	}
func TestFS(fsys fs.FS, expected ...string) error {
	if err := testTree(fsys, expected); err != nil {
		return err
	}
	for _, name := range expected {
		dir, _, inFolder := strings.Cut(name, "/")
		if !inFolder {
			continue
		}
		sub, err := fs.Sub(fsys, dir) // of one folder; the others will not be different
		if err != nil {
			return err
		}
		var inside []string
		for _, name := range expected {
			if rest, ok := strings.CutPrefix(name, dir+"/"); ok {
				inside = append(inside, rest)
			}
		}
		if err := testTree(sub, inside); err != nil {
			return fmt.Errorf("testing fs.Sub(fsys, %s): %w", dir, err)
		}
		break
	}
	return nil
}

func testTree(fsys fs.FS, expected []string) error {
	t := tester{fsys: fsys, found: map[string]bool{}}
	t.folder(".")
	t.badPaths(".", "Open", t.opens)
	delete(t.found, ".")
	if len(expected) == 0 && len(t.found) > 0 {
		names := slices.Sorted(maps.Keys(t.found))
		if len(names) > 15 {
			names = append(names[:10], "...")
		}
		t.wrong("expected empty file system but found files:\n%s", strings.Join(names, "\n"))
	}
	for _, name := range expected {
		if !t.found[name] {
			t.wrong("expected but not found: %s", name)
		}
	}
	if t.errs == nil {
		return nil
	}
	return fmt.Errorf("TestFS found errors:\n%w", errors.Join(t.errs...))
}

type tester struct {
	fsys  fs.FS
	found map[string]bool
	errs  []error
}

func (t *tester) wrong(format string, args ...any) {
	t.errs = append(t.errs, fmt.Errorf(format, args...))
}

// Folders -------------------------------------------------------------------------------------------------------------

func (t *tester) openFolder(dir string) fs.ReadDirFile {
	f, err := t.fsys.Open(dir)
	if err != nil {
		t.wrong("%s: Open: %w", dir, err)
		return nil
	}
	d, ok := f.(fs.ReadDirFile)
	if !ok {
		f.Close()
		t.wrong("%s: Open returned File type %T, not a fs.ReadDirFile", dir, f)
		return nil
	}
	return d
}

func (t *tester) folder(dir string) {
	t.found[dir] = true
	d := t.openFolder(dir)
	if d == nil {
		return
	}
	list, err := d.ReadDir(-1)
	if err != nil {
		d.Close()
		t.wrong("%s: ReadDir(-1): %w", dir, err)
		return
	}
	for _, e := range list {
		t.child(dir, e)
	}
	if !t.atEnd(dir, d) {
		d.Close()
		return
	}
	if err := d.Close(); err != nil {
		t.wrong("%s: Close: %w", dir, err)
	}
	d.Close() // must not crash
	if t.readAgain(dir, list) && t.readInPieces(dir, list) {
		t.readByFunctions(dir, list)
	}
}

func (t *tester) child(dir string, e fs.DirEntry) {
	name := e.Name()
	problem := ""
	switch {
	case name == "" || name == "." || name == "..":
		problem = "child has invalid name"
	case strings.Contains(name, "/"):
		problem = "child name contains slash"
	case strings.Contains(name, `\`):
		problem = "child name contains backslash"
	}
	if problem != "" {
		t.wrong("%s: ReadDir: %s: %#q", dir, problem, name)
		return
	}
	full := path.Join(dir, name)
	t.stat(full, e)
	t.badPaths(full, "Open", t.opens)
	switch e.Type() {
	case fs.ModeDir:
		t.folder(full)
	case fs.ModeSymlink:
		t.found[full] = true
	default:
		t.file(full)
	}
}

func (t *tester) atEnd(dir string, d fs.ReadDirFile) bool {
	if list, err := d.ReadDir(-1); len(list) > 0 || err != nil {
		t.wrong("%s: ReadDir(-1) at EOF = %d entries, %w, wanted 0 entries, nil", dir, len(list), err)
		return false
	}
	if list, err := d.ReadDir(1); len(list) > 0 || err != io.EOF {
		t.wrong("%s: ReadDir(1) at EOF = %d entries, %w, wanted 0 entries, EOF", dir, len(list), err)
		return false
	}
	return true
}

func (t *tester) readAgain(dir string, want []fs.DirEntry) bool {
	d := t.openFolder(dir)
	if d == nil {
		return false
	}
	defer d.Close()
	list, err := d.ReadDir(-1)
	if err != nil {
		t.wrong("%s: second Open+ReadDir(-1): %w", dir, err)
		return false
	}
	t.sameList(dir, "first Open+ReadDir(-1) vs second Open+ReadDir(-1)", want, list)
	return true
}

// readInPieces reads one entry, then two at a time.
func (t *tester) readInPieces(dir string, want []fs.DirEntry) bool {
	d := t.openFolder(dir)
	if d == nil {
		return false
	}
	defer d.Close()
	var list []fs.DirEntry
	for n := 1; ; n = 2 {
		piece, err := d.ReadDir(n)
		if len(piece) > n {
			t.wrong("%s: third Open: ReadDir(%d) after %d: %d entries (too many)", dir, n, len(list), len(piece))
			return false
		}
		if err != nil && err != io.EOF {
			t.wrong("%s: third Open: ReadDir(%d) after %d: %w", dir, n, len(list), err)
			return false
		}
		if err == nil && len(piece) == 0 {
			t.wrong("%s: third Open: ReadDir(%d) after %d: 0 entries but nil error", dir, n, len(list))
			return false
		}
		list = append(list, piece...)
		if err == io.EOF {
			break
		}
	}
	t.sameList(dir, "first Open+ReadDir(-1) vs third Open+ReadDir(1,2) loop", want, list)
	return true
}

// readByFunctions reads by the file system's own ReadDir, if it has one, and by that of package fs; both sort.
func (t *tester) readByFunctions(dir string, want []fs.DirEntry) {
	if fsys, ok := t.fsys.(fs.ReadDirFS); ok {
		if list, err := fsys.ReadDir(dir); !t.sorted(dir, "fsys.ReadDir", want, list, err) {
			return
		}
	}
	list, err := fs.ReadDir(t.fsys, dir)
	if t.sorted(dir, "fs.ReadDir", want, list, err) {
		t.glob(dir, list)
	}
}

func (t *tester) sorted(dir, how string, want, list []fs.DirEntry, err error) bool {
	if err != nil {
		t.wrong("%s: %s: %w", dir, how, err)
		return false
	}
	t.sameList(dir, "first Open+ReadDir(-1) vs "+how, want, list)
	for i := 1; i < len(list); i++ {
		if before, name := list[i-1].Name(), list[i].Name(); before >= name {
			t.wrong("%s: %s: list not sorted: %s before %s", dir, how, before, name)
		}
	}
	return true
}

// sameList compares two lists of the same folder, in whatever order.
func (t *tester) sameList(dir, what string, first, second []fs.DirEntry) {
	type difference struct{ name, sign, text string }
	var diffs []difference
	differ := func(sign string, e fs.DirEntry) {
		diffs = append(diffs, difference{e.Name(), sign, entryText(e)})
	}
	left := make(map[string]fs.DirEntry)
	for _, e := range first {
		left[e.Name()] = e
		t.consistent(dir, e)
	}
	for _, e := range second {
		other := left[e.Name()]
		delete(left, e.Name())
		if other == nil {
			t.consistent(dir, e)
			differ("+", e)
		} else if entryText(other) != entryText(e) {
			differ("-", other)
			differ("+", e)
		}
	}
	for _, e := range left {
		differ("-", e)
	}
	if diffs == nil {
		return
	}
	slices.SortFunc(diffs, func(a, b difference) int {
		if a.name != b.name {
			return strings.Compare(a.name, b.name)
		}
		return strings.Compare(b.sign, a.sign) // what was before what is
	})
	var lines []string
	for _, d := range diffs {
		lines = append(lines, d.sign+" "+d.text)
	}
	t.wrong("%s: diff %s:\n\t%s", dir, what, strings.Join(lines, "\n\t"))
}

func (t *tester) consistent(dir string, e fs.DirEntry) {
	switch is := e.Type()&fs.ModeDir != 0; {
	case e.IsDir() && !is:
		t.wrong("%s: ReadDir returned %s with IsDir() = true, Type() & ModeDir = 0", dir, e.Name())
	case !e.IsDir() && is:
		t.wrong("%s: ReadDir returned %s with IsDir() = false, Type() & ModeDir = ModeDir", dir, e.Name())
	}
}

// Glob ----------------------------------------------------------------------------------------------------------------

// onlyMatch returns a pattern for the path dir and no other, with some of each kind of element.
func onlyMatch(dir string) string {
	var b strings.Builder
	elements := strings.Split(dir, "/")
	for i, element := range elements {
		at := 0
		for _, r := range element {
			c := string(r)
			switch {
			case strings.ContainsRune(`*?\[-`, r):
				b.WriteString(`\` + c)
			default:
				b.WriteString([]string{c, "[" + c + "]", "[" + c + "-" + c + "]", `[\` + c + "]", `[\` + c + `-\` + c + "]"}[(i+at)%5])
			}
			at++
		}
		b.WriteByte('/')
	}
	return b.String()
}

func (t *tester) glob(dir string, list []fs.DirEntry) {
	fsys, ok := t.fsys.(fs.GlobFS)
	if !ok {
		return
	}
	prefix := ""
	if dir != "." {
		prefix = onlyMatch(dir)
	}
	bad := prefix + "nonexist/[]"
	if _, err := fsys.Glob(bad); err == nil {
		t.wrong("%s: Glob(%#q): bad pattern not detected", dir, bad)
	}
	letter := someHave(list)
	var want []string
	for _, e := range list {
		if strings.ContainsRune(e.Name(), letter) {
			want = append(want, path.Join(dir, e.Name()))
		}
	}
	pattern := prefix + "*" + string(letter) + "*"
	names, err := fsys.Glob(pattern)
	if err != nil {
		t.wrong("%s: Glob(%#q): %w", dir, pattern, err)
		return
	}
	if slices.Equal(want, names) {
		return
	}
	if !slices.IsSorted(names) {
		t.wrong("%s: Glob(%#q): unsorted output:\n%s", dir, pattern, strings.Join(names, "\n"))
		slices.Sort(names)
	}
	t.wrong("%s: Glob(%#q): wrong output:\n%s", dir, pattern, strings.Join(unlike(want, names), "\n"))
}

// someHave returns a letter that some of the names have and some have not; a if there is none.
func someHave(list []fs.DirEntry) rune {
	for c := 'a'; c <= 'z'; c++ {
		n := 0
		for _, e := range list {
			if strings.ContainsRune(e.Name(), c) {
				n++
			}
		}
		if 0 < n && n < len(list) {
			return c
		}
	}
	return 'a'
}

// unlike merges two sorted lists and says which names only one of them has.
func unlike(want, have []string) []string {
	var lines []string
	for len(want) > 0 || len(have) > 0 {
		switch {
		case len(have) == 0 || len(want) > 0 && want[0] < have[0]:
			lines = append(lines, "missing: "+want[0])
			want = want[1:]
		case len(want) == 0 || have[0] < want[0]:
			lines = append(lines, "extra: "+have[0])
			have = have[1:]
		default:
			want, have = want[1:], have[1:]
		}
	}
	return lines
}

// Files ---------------------------------------------------------------------------------------------------------------

func entryText(e fs.DirEntry) string {
	return fmt.Sprintf("%s IsDir=%v Type=%v", e.Name(), e.IsDir(), e.Type())
}

func infoEntryText(i fs.FileInfo) string {
	return fmt.Sprintf("%s IsDir=%v Type=%v", i.Name(), i.IsDir(), i.Mode().Type())
}

func infoText(i fs.FileInfo) string {
	return fmt.Sprintf("%s IsDir=%v Mode=%v Size=%d ModTime=%v", i.Name(), i.IsDir(), i.Mode(), i.Size(), i.ModTime())
}

// stat compares what several ways tell of the file, of which e was in its folder. Open follows symbolic links, so what it
// tells of one is something else.
func (t *tester) stat(name string, e fs.DirEntry) {
	f, err := t.fsys.Open(name)
	if err != nil {
		t.wrong("%s: Open: %w", name, err)
		return
	}
	opened, err := f.Stat()
	f.Close()
	if err != nil {
		t.wrong("%s: Stat: %w", name, err)
		return
	}
	link := e.Type()&fs.ModeSymlink != 0
	if !link && entryText(e) != infoEntryText(opened) {
		t.wrong("%s: mismatch:\n\tentry = %s\n\tfile.Stat() = %s", name, entryText(e), infoEntryText(opened))
	}
	info, err := e.Info()
	if err != nil {
		t.wrong("%s: entry.Info: %w", name, err)
		return
	}
	if link && entryText(e) != infoEntryText(info) {
		t.wrong("%s: mismatch\n\tentry = %s\n\tentry.Info() = %s\n", name, entryText(e), infoEntryText(info))
	} else if !link && infoText(info) != infoText(opened) {
		t.wrong("%s: mismatch:\n\tentry.Info() = %s\n\tfile.Stat() = %s\n", name, infoText(info), infoText(opened))
	}
	stat, err := fs.Stat(t.fsys, name)
	if !t.sameInfo(name, "fs.Stat", opened, stat, err) {
		return
	}
	if fsys, ok := t.fsys.(fs.StatFS); ok {
		stat, err := fsys.Stat(name)
		if !t.sameInfo(name, "fsys.Stat", opened, stat, err) {
			return
		}
	}
	if fsys, ok := t.fsys.(fs.ReadLinkFS); ok {
		t.lstat(name, fsys, e, info)
	}
}

func (t *tester) sameInfo(name, how string, want, have fs.FileInfo, err error) bool {
	if err != nil {
		t.wrong("%s: %s: %w", name, how, err)
		return false
	}
	if infoText(have) != infoText(want) {
		t.wrong("%s: %s(...) = %s\n\twant %s", name, how, infoText(have), infoText(want))
	}
	return true
}

func (t *tester) lstat(name string, fsys fs.ReadLinkFS, e fs.DirEntry, info fs.FileInfo) {
	have, err := fsys.Lstat(name)
	if err != nil {
		t.wrong("%s: fsys.Lstat: %v", name, err)
		return
	}
	if entryText(e) != infoEntryText(have) {
		t.wrong("%s: mismatch:\n\tentry = %s\n\tfsys.Lstat(...) = %s", name, entryText(e), infoEntryText(have))
	}
	if infoText(info) != infoText(have) {
		t.wrong("%s: mismatch:\n\tentry.Info() = %s\n\tfsys.Lstat(...) = %s\n", name, infoText(info), infoText(have))
	}
}

func (t *tester) file(name string) {
	t.found[name] = true
	f, err := t.fsys.Open(name)
	if err != nil {
		t.wrong("%s: Open: %w", name, err)
		return
	}
	data, err := io.ReadAll(f)
	if err != nil {
		f.Close()
		t.wrong("%s: Open+ReadAll: %w", name, err)
		return
	}
	if err := f.Close(); err != nil {
		t.wrong("%s: Close: %w", name, err)
	}
	f.Close() // must not crash
	if fsys, ok := t.fsys.(fs.ReadFileFS); ok && !t.ownReadFile(name, fsys, data) {
		return
	}
	again, err := fs.ReadFile(t.fsys, name)
	if err != nil {
		t.wrong("%s: fs.ReadFile: %w", name, err)
		return
	}
	t.sameData(name, "ReadAll vs fs.ReadFile", data, again)
	f, err = t.fsys.Open(name)
	if err != nil {
		t.wrong("%s: second Open: %w", name, err)
		return
	}
	defer f.Close()
	if err := iotest.TestReader(f, data); err != nil {
		t.wrong("%s: failed TestReader:\n\t%s", name, strings.ReplaceAll(err.Error(), "\n", "\n\t"))
	}
}

// ownReadFile reads twice: what is returned belongs to the caller.
func (t *tester) ownReadFile(name string, fsys fs.ReadFileFS, want []byte) bool {
	data, err := fsys.ReadFile(name)
	if err != nil {
		t.wrong("%s: fsys.ReadFile: %w", name, err)
		return false
	}
	t.sameData(name, "ReadAll vs fsys.ReadFile", want, data)
	for i := range data {
		data[i]++
	}
	data, err = fsys.ReadFile(name)
	if err != nil {
		t.wrong("%s: second call to fsys.ReadFile: %w", name, err)
		return false
	}
	t.sameData(name, "Readall vs second fsys.ReadFile", want, data)
	t.badPaths(name, "ReadFile", func(name string) error {
		_, err := fsys.ReadFile(name)
		return err
	})
	return true
}

func (t *tester) sameData(name, what string, first, second []byte) {
	if string(first) != string(second) {
		t.wrong("%s: %s: different data returned\n\t%q\n\t%q", name, what, first, second)
	}
}

func (t *tester) opens(name string) error {
	f, err := t.fsys.Open(name)
	if err == nil {
		f.Close()
	}
	return err
}

// badPaths tries other spellings of name, none of which is a path of package fs.
func (t *tester) badPaths(name, what string, open func(string) error) {
	bad := []string{"/" + name, name + "/."}
	if name == "." {
		bad = append(bad, "/")
	}
	first, last := strings.Index(name, "/"), strings.LastIndex(name, "/")
	for _, i := range []int{first, last} {
		if i < 0 {
			break
		}
		dir, rest := name[:i], name[i+1:]
		bad = append(bad, dir+"//"+rest, dir+"/./"+rest, dir+`\`+rest)
	}
	if first >= 0 {
		bad = append(bad, name[:first]+"/../"+name, name+"/../"+name[last+1:])
	}
	for _, path := range bad {
		if open(path) == nil {
			t.wrong("%s: %s(%s) succeeded, want error", name, what, path)
		}
	}
}
