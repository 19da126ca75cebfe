// run

// Package os/signal: contexts that a signal ends.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGUSR1, os.Interrupt)
	fmt.Println(ctx, ctx.Err())
	syscall.Kill(syscall.Getpid(), syscall.SIGUSR1)
	<-ctx.Done()
	fmt.Println(ctx.Err(), "|", context.Cause(ctx))
	stop()
	syscall.Kill(syscall.Getpid(), syscall.SIGUSR1)

	parent, cancel := context.WithCancel(context.Background())
	ctx, stop = signal.NotifyContext(parent, syscall.SIGUSR2)
	fmt.Println(ctx)
	cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err(), "|", context.Cause(ctx))
	stop()
	ctx, stop = signal.NotifyContext(context.Background())
	fmt.Println(ctx)
	stop()
	<-ctx.Done()
	cause := context.Cause(ctx).Error()
	// Of all signals one may have come: the runtime sends SIGURG to its own threads.
	fmt.Println(ctx.Err(), "|", cause == "context canceled" || strings.HasSuffix(cause, " signal received"))
}
