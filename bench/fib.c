#include <stdio.h>

static long __attribute__((noinline)) fib(long n)
{
    if (n < 2)
        return n;
    return fib(n - 1) + fib(n - 2);
}

int main(void)
{
    printf("%ld\n", fib(40));
}
