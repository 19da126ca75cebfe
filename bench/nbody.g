// bench: 5_000_000 steps of the sun and four planets
package main

type Body struct {
	x, y, z, vx, vy, vz, mass float64
}

const (
	pi       = 3.141592653589793
	solar    = 4 * pi * pi
	year     = 365.24
	steps    = 5_000_000
	timestep = 0.01
)

var bodies = [5]Body{
	{mass: solar},
	{4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01,
		1.66007664274403694e-03 * year, 7.69901118419740425e-03 * year, -6.90460016972063023e-05 * year,
		9.54791938424326609e-04 * solar},
	{8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01,
		-2.76742510726411899e-03 * year, 4.99852801234917238e-03 * year, 2.30417297573763929e-05 * year,
		2.85885980666130812e-04 * solar},
	{1.28943695621391310e+01, -1.51111514016986312e+01, -2.23307578892655734e-01,
		2.96460137564761618e-03 * year, 2.37847173959480950e-03 * year, -2.96589568540237556e-05 * year,
		4.36624404335156298e-05 * solar},
	{1.53796971148509165e+01, -2.59193146099879641e+01, 1.79258772950371181e-01,
		2.68067772490389322e-03 * year, 1.62824170038242295e-03 * year, -9.51592254519715870e-05 * year,
		5.15138902046611451e-05 * solar},
}

// sqrt by Newton's method, from above; the same in nbody.c.
func sqrt(x float64) float64 {
	r := x*0.5 + 0.5
	for range 6 {
		r = 0.5 * (r + x/r)
	}
	return r
}

func advance(b []Body) {
	for i := range b {
		p := &b[i]
		for k := i + 1; k < len(b); k++ {
			q := &b[k]
			dx, dy, dz := p.x-q.x, p.y-q.y, p.z-q.z
			square := dx*dx + dy*dy + dz*dz
			mag := timestep / (square * sqrt(square))
			p.vx -= dx * q.mass * mag
			p.vy -= dy * q.mass * mag
			p.vz -= dz * q.mass * mag
			q.vx += dx * p.mass * mag
			q.vy += dy * p.mass * mag
			q.vz += dz * p.mass * mag
		}
	}
	for i := range b {
		p := &b[i]
		p.x += timestep * p.vx
		p.y += timestep * p.vy
		p.z += timestep * p.vz
	}
}

func main() {
	for range steps {
		advance(bodies[:])
	}
	// Rounded: the compilers may fuse multiplications with additions.
	println(int(bodies[0].x*1e4), int(bodies[4].y*1e4))
}
