// The counterpart of nbody.g.
#include <stdio.h>

typedef struct Body {
    double x, y, z, vx, vy, vz, mass;
} Body;

#define PI 3.141592653589793
#define SOLAR (4 * PI * PI)
#define YEAR 365.24
#define STEPS 5000000
#define TIMESTEP 0.01

static Body bodies[5] = {
    {.mass = SOLAR},
    {4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01, 1.66007664274403694e-03 * YEAR,
     7.69901118419740425e-03 * YEAR, -6.90460016972063023e-05 * YEAR, 9.54791938424326609e-04 * SOLAR},
    {8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01, -2.76742510726411899e-03 * YEAR,
     4.99852801234917238e-03 * YEAR, 2.30417297573763929e-05 * YEAR, 2.85885980666130812e-04 * SOLAR},
    {1.28943695621391310e+01, -1.51111514016986312e+01, -2.23307578892655734e-01, 2.96460137564761618e-03 * YEAR,
     2.37847173959480950e-03 * YEAR, -2.96589568540237556e-05 * YEAR, 4.36624404335156298e-05 * SOLAR},
    {1.53796971148509165e+01, -2.59193146099879641e+01, 1.79258772950371181e-01, 2.68067772490389322e-03 * YEAR,
     1.62824170038242295e-03 * YEAR, -9.51592254519715870e-05 * YEAR, 5.15138902046611451e-05 * SOLAR},
};

static double root(double x)
{
    double r = x * 0.5 + 0.5;
    for (int i = 0; i < 6; i++)
        r = 0.5 * (r + x / r);
    return r;
}

static void advance(Body *b, int n)
{
    for (int i = 0; i < n; i++) {
        Body *p = &b[i];
        for (int k = i + 1; k < n; k++) {
            Body *q = &b[k];
            double dx = p->x - q->x, dy = p->y - q->y, dz = p->z - q->z;
            double square = dx * dx + dy * dy + dz * dz;
            double mag = TIMESTEP / (square * root(square));
            p->vx -= dx * q->mass * mag;
            p->vy -= dy * q->mass * mag;
            p->vz -= dz * q->mass * mag;
            q->vx += dx * p->mass * mag;
            q->vy += dy * p->mass * mag;
            q->vz += dz * p->mass * mag;
        }
    }
    for (int i = 0; i < n; i++) {
        b[i].x += TIMESTEP * b[i].vx;
        b[i].y += TIMESTEP * b[i].vy;
        b[i].z += TIMESTEP * b[i].vz;
    }
}

int main(void)
{
    for (int i = 0; i < STEPS; i++)
        advance(bodies, 5);
    printf("%ld %ld\n", (long)(bodies[0].x * 1e4), (long)(bodies[4].y * 1e4));
}
