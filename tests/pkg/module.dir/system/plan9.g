package system

// A system's name alone is no constraint, nor is a name that only ends like one.
const Plan9 = true
