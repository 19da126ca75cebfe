"""Walks a compiled program from the kernel's first instruction to main.main in gdb and asserts each step of the boot.

    gdb -batch -nx -x walk.py --args PROGRAM one two

Every step stops at a named symbol, as a person would who types `b rt0_go`, and looks at registers and at g0, m0, allp,
allgs with gdb's eyes. Prints one line a step; exits 1 at the first thing that does not hold.
"""
import os
import sys
import traceback

import gdb

ARGS = ["one", "two"]
GRUNNABLE, GRUNNING, PRUNNING = 1, 2, 1


def val(expression):
    return gdb.parse_and_eval(expression)


def num(expression):
    return int(val(expression).cast(gdb.lookup_type("unsigned long"))) & (1 << 64) - 1


def word(address):
    return num(f"*(unsigned long *){address:#x}")


def reg(name):
    return num(f"${name}")


def expect(what, got, wanted):
    if got != wanted:
        show = lambda v: f"{v:#x}" if isinstance(v, int) else repr(v)
        raise AssertionError(f"{what}: {show(got)}, expected {show(wanted)}")


class Walk:
    """Breakpoints that must be hit in the order in which they are named, each before anything that comes later."""

    def __init__(self):
        self.never = {}
        self.steps = 0

    def forbid(self, location, why):
        self.never[gdb.Breakpoint(location).number] = why

    def to(self, symbol):
        stop = gdb.Breakpoint(f"*&'{symbol}'", temporary=True)
        number = stop.number
        gdb.execute("continue" if gdb.selected_inferior().pid else "run " + " ".join(ARGS), to_string=True)
        if not gdb.selected_inferior().pid:
            raise AssertionError(f"the program ended before {symbol}")
        hit = [b.number for b in gdb.breakpoints() if b.hit_count > 0]
        for n in hit:
            if n in self.never:
                raise AssertionError(self.never[n])
        expect(f"stopped at {symbol}", reg("pc"), num(f"&'{symbol}'"))
        if number in [b.number for b in gdb.breakpoints()]:
            stop.delete()
        self.steps += 1
        print(f"{symbol}: reached", flush=True)


def entry(walk):
    walk.forbid("abort", "abort was called")
    walk.to("_rt0_amd64_linux")
    info = gdb.execute("info files", to_string=True)
    expect("ELF entry", f"Entry point: {reg('pc'):#x}" in info, True)
    argc, argv = word(reg("sp")), reg("sp") + 8
    expect("argc on the kernel's stack", argc, 1 + len(ARGS))
    walk.to("rt0_go")
    expect("rdi", reg("rdi"), argc)
    expect("rsi", reg("rsi"), argv)
    strings = [val(f"*(char **){argv + 8 * i:#x}").string() for i in range(1, argc)]
    expect("argv", strings, ARGS)
    return argc, argv


def stack_of_g0(walk, argc, argv):
    before = reg("sp")
    walk.to("rt0_g0")
    sp = reg("sp")
    expect("rax", reg("rax"), argc)
    expect("rbx", reg("rbx"), argv)
    expect("rsp is 5 words lower and aligned", sp, before - 40 & ~15)
    expect("argc at 24(rsp)", word(sp + 24) & 0xffffffff, argc)
    expect("argv at 32(rsp)", word(sp + 32), argv)
    walk.to("settls")
    expect("g0.stack.hi - g0.stack.lo", num("g0.stack.hi - g0.stack.lo"), 65536)
    expect("g0.stack.hi", num("g0.stack.hi"), sp)
    expect("g0.stackguard0", num("g0.stackguard0"), num("g0.stack.lo"))
    expect("g0.stackguard1", num("g0.stackguard1"), num("g0.stack.lo"))


def thread_storage(walk):
    walk.to("rt0_tlsproof")
    expect("fs", reg("fs_base"), num("&m0.tls") + 8)
    expect("m0.tls[0] before", num("m0.tls[0]"), 0)
    gdb.execute("stepi", to_string=True)
    expect("m0.tls[0] after a store through -8(fs)", num("m0.tls[0]"), 0x123)
    walk.to("rt0_link")
    walk.to("rt0_init")
    expect("m0.g0", num("m0.g0"), num("&g0"))
    expect("g0.m", num("g0.m"), num("&m0"))
    expect("-8(fs)", word(reg("fs_base") - 8), num("&g0"))
    expect("0x70(fs)", word(reg("fs_base") + 0x70), num("g0.stackguard0"))


def initialisers(walk, argc, argv):
    walk.to("check")
    walk.to("args")
    expect("args: argc", reg("rdi"), argc)
    expect("args: argv", reg("rsi"), argv)
    walk.to("osinit")
    expect("runtime_argc", num("runtime_argc"), argc)
    expect("runtime_argv", num("runtime_argv"), argv)
    walk.to("schedinit")
    expect("ncpu", num("ncpu"), len(os.sched_getaffinity(0)))


def first_goroutine(walk):
    walk.to("newproc")
    expect("newproc's argument", reg("rdi"), num("&mainPC"))
    expect("mainPC.code", num("mainPC.code"), num("&runtime_main"))
    expect("m0.p", num("m0.p"), num("allp[0]"))
    expect("allp[0].m", num("allp[0].m"), num("&m0"))
    expect("allp[0].status", num("allp[0].status"), PRUNNING)
    expect("goroutines so far", num("allgs.len"), 0)
    walk.to("mstart")
    expect("goroutines", num("allgs.len"), 1)
    expect("allp[0].runnext", num("allp[0].runnext"), num("allgs.array[0]"))
    g = "allgs.array[0]->"
    expect("goid", num(g + "goid"), 1)
    expect("status", num(g + "atomicstatus.value"), GRUNNABLE)
    for field in ("startpc", "sched.pc"):
        expect(field, num(g + field), num("&runtime_main"))
    expect("sched.sp lies in its stack", num(g + "stack.lo") < num(g + "sched.sp") < num(g + "stack.hi"), True)
    walk.forbid(f"*{word(reg('sp')):#x}", "mstart has returned")


def running(walk):
    walk.to("schedule")
    expect("schedule runs on g0", num("g0.stack.lo") < reg("sp") < num("g0.stack.hi"), True)
    walk.to("runtime_main")
    g = num("m0.curg")
    expect("m0.curg", g, num("allgs.array[0]"))
    expect("-8(fs)", word(reg("fs_base") - 8), g)
    expect("goid", num("m0.curg->goid"), 1)
    expect("status", num("m0.curg->atomicstatus.value"), GRUNNING)
    expect("0x70(fs)", word(reg("fs_base") + 0x70), num("m0.curg->stackguard0"))
    expect("rsp lies in its stack", num("m0.curg->stack.lo") < reg("sp") < num("m0.curg->stack.hi"), True)
    expect("caller of runtime_main", gdb.newest_frame().older().name(), "goexit")
    walk.to("gcenable")
    walk.to("main..inittask")
    walk.to("main.main")
    expect("goroutine of main.main", num("(*(G **)($fs_base - 8))->goid"), 1)
    names, frame = [], gdb.newest_frame()
    while frame is not None:
        names.append(frame.name())
        frame = frame.older()
    expect("frames above main.main", names[1:], ["runtime_main", "goexit"])
    expect("runtime.allglen, for delve", num("'runtime.allglen'"), num("allglen"))
    expect("goid in runtime.allgs, for delve", num("'runtime.allgs'.array[0].goid"), 1)
    mp = num("allm")
    while num(f"((M *){mp:#x})->alllink") != num("&m0"):
        mp = num(f"((M *){mp:#x})->alllink")
    expect("the second M runs sysmon", num(f"((M *){mp:#x})->mstartfn"), num("&sysmon"))
    expect("it has a thread", len(gdb.selected_inferior().threads()) >= 2, True)
    walk.to("exit")
    expect("exit code", reg("rdi") & 0xffffffff, 0)
    gdb.execute("kill")  # gdb 13 stumbles now and then over a process that ends with threads being resumed


def main():
    gdb.execute("set backtrace past-main on") # gdb takes main.main for the outermost frame
    gdb.execute("set language c")              # in main.main gdb would read expressions as Go
    gdb.execute("set pagination off")
    gdb.execute("set confirm off")
    gdb.execute("set startup-with-shell off")
    walk = Walk()
    try:
        argc, argv = entry(walk)
        stack_of_g0(walk, argc, argv)
        thread_storage(walk)
        initialisers(walk, argc, argv)
        first_goroutine(walk)
        running(walk)
    except (AssertionError, gdb.error) as problem:
        print(f"FAILED: {problem}", flush=True)
        if not isinstance(problem, AssertionError):
            traceback.print_exc(file=sys.stdout)
        gdb.execute("kill")
        gdb.execute("quit 1")
    print(f"{walk.steps} steps, all hold", flush=True)


main()
