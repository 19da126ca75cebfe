package testing

const ParallelConflict = parallelConflict
