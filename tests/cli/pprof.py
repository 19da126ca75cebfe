# pprof.py: reads protocol buffers as far as profiles need it, for the scripts of this folder.
import gzip


def varint(b, at):
    """The number at b[at:], seven bits a byte, and where it ends."""
    v = shift = 0
    while True:
        c = b[at]
        at += 1
        v |= (c & 127) << shift
        shift += 7
        if c < 128:
            return v, at


def fields(b):
    """The fields of a message: number, and the integer or the bytes."""
    at = 0
    while at < len(b):
        key, at = varint(b, at)
        n, at = varint(b, at)
        if key & 7 == 2:
            yield key >> 3, b[at:at + n]
            at += n
        else:
            yield key >> 3, n


def signed(v):
    return v - (1 << 64) if v >> 63 else v


def read(path):
    """A profile's message. What the runtime writes itself, for GOCPUPROF and GOHEAPPROF, is not compressed."""
    data = open(path, "rb").read()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def profile(path):
    """A profile's types of values, (name, unit) each, and its samples: functions of the stack, values, labels by name."""
    p = list(fields(read(path)))
    strings = [v.decode() for k, v in p if k == 6]
    types = [tuple(strings[n] for _, n in fields(v)) for k, v in p if k == 1]
    names = {dict(fields(v))[1]: strings[dict(fields(v))[2]] for k, v in p if k == 5}
    places = {}
    for k, v in p:
        if k == 4:
            place = list(fields(v))
            places[dict(place)[1]] = [names[dict(fields(line))[1]] for n, line in place if n == 4]
    samples = []
    for k, v in p:
        if k == 2:
            sample = list(fields(v))
            stack = [name for n, at in sample if n == 1 for name in places[at]]
            labels = {strings[dict(fields(x))[1]]: strings[dict(fields(x)).get(2, 0)] for n, x in sample if n == 3}
            samples.append((stack, [signed(x) for n, x in sample if n == 2], labels))
    return types, samples
