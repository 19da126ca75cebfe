package sync

var (
	Runtime_procPin   = pin
	Runtime_procUnpin = unpin
)
