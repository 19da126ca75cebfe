// A comment.
module example.com/tool // another one

go 1.27

require (
	example.com/dep v1.2.3
	"example.com/other/v2" v2.0.0
)

replace example.com/dep => ./replaced/dep

replace (
	example.com/other/v2 v2.0.0 => ./replaced/other
)
