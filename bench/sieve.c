#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#define LIMIT 50000000L

int main(void)
{
    bool *composite = calloc(LIMIT + 1, 1);
    for (long i = 2; i * i <= LIMIT; i++) {
        if (!composite[i]) {
            for (long k = i * i; k <= LIMIT; k += i)
                composite[k] = true;
        }
    }
    long count = 0;
    for (long i = 2; i <= LIMIT; i++)
        count += !composite[i];
    printf("%ld\n", count);
}
