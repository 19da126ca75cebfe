package crc32

type slicing8Table = tables8

func simpleMakeTable(poly uint32) *Table { return newTable(poly) }

func simpleUpdate(crc uint32, tab *Table, p []byte) uint32 { return ^tab.update(^crc, p) }

func slicingMakeTable(poly uint32) *slicing8Table { return newTables8(newTable(poly)) }

func slicingUpdate(crc uint32, tab *slicing8Table, p []byte) uint32 { return ^tab.update(^crc, p) }
