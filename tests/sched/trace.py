"""Checks an execution trace (GOTRACE): trace.py FILE [name...]. It must be JSON as the viewers want it; slices of a track must
not overlap; arrows must lead from an existing beginning forwards to a slice; each name must be that of a slice."""
import collections
import json
import sys

with open(sys.argv[1], encoding="utf-8") as f:
    events = json.load(f)
slices, begins, ends, counters, tracks = collections.defaultdict(list), {}, {}, collections.defaultdict(list), {}
lost = 0
for e in events:
    kind = e["ph"]
    assert e["pid"] == 1 and e["ts"] >= 0, e
    if kind == "X":
        assert e["dur"] >= 0, e
        slices[e["tid"]].append((e["ts"], e["ts"] + e["dur"], e["name"]))
    elif kind == "s":
        assert e["id"] not in begins, e
        begins[e["id"]] = e
    elif kind == "f":
        assert e["id"] not in ends and e["bp"] == "e", e
        ends[e["id"]] = e
    elif kind == "C":
        assert all(v >= 0 for v in e["args"].values()), e
        counters[e["name"]].append(e)
    elif kind == "M":
        if e["name"] == "thread_name":
            tracks[e["tid"]] = e["args"]["name"]
    elif kind == "i":
        lost += e["args"].get("count", 1)
    else:
        sys.exit(f"unknown kind: {e}")
for track, list_ in slices.items():
    assert track in tracks, f"track {track} has no name"
    list_.sort()
    for (_, end, _), (start, _, name) in zip(list_, list_[1:]):
        assert start >= end - 0.0015, f"slices overlap on {tracks[track]}: {name} at {start}, before {end}"
for number, e in ends.items():
    if lost == 0:
        assert number in begins, f"arrow {number} ends but does not begin"
    if number in begins:
        assert begins[number]["name"] == e["name"] and begins[number]["ts"] <= e["ts"], (begins[number], e)
    if lost == 0:
        assert any(a <= e["ts"] <= b for a, b, _ in slices[e["tid"]]), f"arrow {number} does not end at a slice"
assert len(ends) >= 0.9 * len(begins) or lost > 0, f"{len(begins)} arrows begin, {len(ends)} end"
for name in ("run queues", "goroutines", "heap"):
    assert counters[name], f"no counter {name}"
names = {name for list_ in slices.values() for _, _, name in list_}
for name in sys.argv[2:]:
    assert name in names, f"no slice is called {name}: {sorted(names)}"
print(f"{len(events)} events, {sum(t.startswith('P') for t in tracks.values())} Ps, {len(begins)} arrows, {lost} lost")
