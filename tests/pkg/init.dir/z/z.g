package z

func init() { println("z") }

func Say(s string) int {
	println(s)
	return 1
}
