#include <stdio.h>
#include <stdlib.h>

#define SIZE 600

static double **new_matrix(long seed)
{
    double **m = malloc(SIZE * sizeof *m);
    for (long i = 0; i < SIZE; i++) {
        m[i] = malloc(SIZE * sizeof **m);
        for (long j = 0; j < SIZE; j++)
            m[i][j] = (double)((i * seed + j) % 10 + 1);
    }
    return m;
}

static void multiply(double **a, double **b, double **c)
{
    for (long i = 0; i < SIZE; i++) {
        for (long k = 0; k < SIZE; k++) {
            double x = a[i][k];
            for (long j = 0; j < SIZE; j++)
                c[i][j] += x * b[k][j];
        }
    }
}

int main(void)
{
    double **a = new_matrix(3), **b = new_matrix(7), **c = new_matrix(0);
    for (int i = 0; i < 5; i++)
        multiply(a, b, c);
    printf("%ld %ld\n", (long)c[17][42], (long)c[599][599]);
}
