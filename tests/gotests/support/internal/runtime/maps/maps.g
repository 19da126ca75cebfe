// Package maps tells how many bits hashes have.
package maps

const Use64BitHash = true
