# pprof.py: reads protocol buffers as far as profiles need it, for the scripts of this folder.


def fields(b):
    """The fields of a message: number, and the integer or the bytes."""
    at = 0

    def varint():
        nonlocal at
        v = shift = 0
        while True:
            c = b[at]
            at += 1
            v |= (c & 127) << shift
            shift += 7
            if c < 128:
                return v

    while at < len(b):
        key, n = varint(), varint()
        if key & 7 == 2:
            yield key >> 3, b[at:at + n]
            at += n
        else:
            yield key >> 3, n
