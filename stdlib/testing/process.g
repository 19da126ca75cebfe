// process.g: what tests change of the process and of the file system, and how it is undone.

package testing

import (
	"fmt"
	"os"
	"path"
	"strings"
	"unicode"
)

// TempDir makes a folder that is removed when the test is done, with all that is in it. Every call makes another one.
func (c *common) TempDir() string {
	c.notInFuzz("TempDir")
	dir, err := c.makeTempDir()
	if err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	return dir
}

// keepOnly returns s without characters that are no letters or digits and not in also.
func keepOnly(s, also string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune(also, r) {
			return r
		}
		return -1
	}, s)
}

func (c *common) makeTempDir() (string, error) {
	c.tempDirLock.Lock()
	defer c.tempDirLock.Unlock()
	if c.tempDir != "" {
		if _, err := os.Stat(c.tempDir); os.IsNotExist(err) {
			c.tempDir = ""
		} else if err != nil {
			return "", err
		}
	}
	if c.tempDir == "" {
		name := c.name[:min(len(c.name), 64)]
		dir, err := os.MkdirTemp(os.Getenv("GOTMPDIR"), keepOnly(name, "!#$%&()+,-.=@^_{}~ "))
		if err != nil {
			return "", err
		}
		c.tempDir = dir
		c.Cleanup(func() {
			if err := os.RemoveAll(dir); err != nil {
				c.Errorf("TempDir RemoveAll cleanup: %v", err)
			}
		})
	}
	c.tempDirs++
	dir := fmt.Sprintf("%s/%03d", c.tempDir, c.tempDirs)
	return dir, os.Mkdir(dir, 0o777)
}

// ArtifactDir returns a folder for files that are worth keeping. With -artifacts it stays, below the folder that -outputdir
// names; otherwise it is one as of TempDir.
func (c *common) ArtifactDir() string {
	c.notInFuzz("ArtifactDir")
	dir, err := c.makeArtifactDir()
	if err != nil {
		c.Fatalf("ArtifactDir: %v", err)
	}
	return dir
}

func (c *common) makeArtifactDir() (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.artifactDir != "" {
		return c.artifactDir, nil
	}
	c.mu.Unlock()
	dir, err := c.newArtifactDir()
	c.mu.Lock()
	c.artifactDir = dir
	return dir, err
}

func (c *common) newArtifactDir() (string, error) {
	if !*flags.artifacts {
		return c.makeTempDir()
	}
	name := keepOnly(strings.ReplaceAll(c.name, "/", "__"), "!#$%&()+,-.=@^_{}~ ")
	base := path.Join(*flags.outputDir, "_artifacts", name[:min(len(name), 64)])
	if !path.IsAbs(base) {
		wd, err := os.Getwd()
		if err != nil {
			return "", err
		}
		base = path.Join(wd, base)
	}
	if err := os.MkdirAll(base, 0o777); err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp(base, "")
	if err == nil {
		c.chatty.event(c.name, "=== ARTIFACTS %s %v\n", c.name, dir)
	}
	return dir, err
}

// Setenv sets an environment variable until the end of the test.
func (c *common) Setenv(key, value string) {
	c.notInFuzz("Setenv")
	old, was := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if was {
			os.Setenv(key, old)
		} else {
			os.Unsetenv(key)
		}
	})
}

// Chdir changes the working directory, and $PWD, until the end of the test.
func (c *common) Chdir(dir string) {
	c.notInFuzz("Chdir")
	old, err := os.Open(".")
	if err != nil {
		c.Fatal(err)
	}
	if err := os.Chdir(dir); err != nil {
		c.Fatal(err)
	}
	if !path.IsAbs(dir) {
		if dir, err = os.Getwd(); err != nil {
			c.Fatal(err)
		}
	}
	c.Setenv("PWD", dir)
	c.Cleanup(func() {
		err := old.Chdir()
		old.Close()
		if err != nil {
			panic("testing.Chdir: " + err.Error())
		}
	})
}
