package runtime

// MemProfileRate is the number of bytes in which one allocation is sampled for the heap profile that package runtime/pprof
// takes; it reads it when it is initialised. The environment variable GOHEAPPROF profiles with the same rate.
var MemProfileRate int = 512 * 1024
