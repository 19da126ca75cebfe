package io

var (
	ErrInvalidWrite = errInvalidWrite
	ErrWhence       = errWhence
	ErrOffset       = errOffset
)
