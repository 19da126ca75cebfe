// netpoll_epoll.c: the kernel's side of the network poller (svc/netpoll.c): one epoll descriptor for all polled ones.
//
// Every descriptor is added once, for everything, edge-triggered: the kernel tells each change once, whoever waits or
// not, and nothing is ever modified. An eventfd among them, edge-triggered too, ends a wait: each write to it is a
// change, so nobody has to read it.
#include "os/linux/syscall.h"

enum { EPOLLIN = 1, EPOLLOUT = 4, EPOLLERR = 8, EPOLLHUP = 0x10, EPOLLRDHUP = 0x2000 };
#define EPOLLET (1u << 31)
enum { EPOLL_CTL_ADD = 1, EPOLL_CTL_DEL = 2, EPOLL_CLOEXEC = 02000000, EFD_CLOEXEC = 02000000, EFD_NONBLOCK = 04000 };
enum { MaxEvents = 128 };

typedef struct __attribute__((packed)) EpollEvent {
    uint32_t events;
    uint64_t data;
} EpollEvent;
typedef struct Timespec {
    int64_t sec, nsec;
} Timespec;

static int32_t epfd = -1, breakfd = -1;
static bool coarse; // the kernel has no epoll_pwait2

static NORETURN COLD void pollfailure(const char *call, int64_t errno, const char *what)
{
    printlock();
    printstring(GOSTR("runtime: "));
    for (; *call != 0; call++)
        printstring((GoString){(const uint8_t *)call, 1});
    printstring(GOSTR(" failed with "));
    printint(errno);
    printnl();
    printunlock();
    throw(what);
}

COLD void netpollinit(void)
{
    EpollEvent ev = {EPOLLIN | EPOLLET, 0};
    epfd = SYSCALL(epoll_create1, EPOLL_CLOEXEC);
    if (epfd < 0)
        pollfailure("epollcreate", -epfd, "runtime: netpollinit failed");
    breakfd = SYSCALL(eventfd2, 0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (breakfd < 0)
        pollfailure("eventfd", -breakfd, "runtime: eventfd failed");
    int64_t err = SYSCALL(epoll_ctl, epfd, EPOLL_CTL_ADD, breakfd, &ev);
    if (err < 0)
        pollfailure("epollctl", -err, "runtime: epollctl failed");
}

int32_t netpollopen(int32_t fd, uint64_t tag)
{
    EpollEvent ev = {EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, tag};
    return (int32_t)-SYSCALL(epoll_ctl, epfd, EPOLL_CTL_ADD, fd, &ev);
}

int32_t netpollclose(int32_t fd)
{
    EpollEvent ev = {0};
    return (int32_t)-SYSCALL(epoll_ctl, epfd, EPOLL_CTL_DEL, fd, &ev);
}

void netpollbreak(void)
{
    uint64_t one = 1;
    int64_t n;
    while ((n = SYSCALL(write, breakfd, &one, sizeof one)) == -EINTR) {}
    if (n < 0 && n != -EAGAIN)
        pollfailure("eventfd write", -n, "runtime: netpollBreak write failed");
}

G0_CODE

// epoll_wait counts in milliseconds, rounded up here: nobody is to wake before his time.
static int64_t epollwait(EpollEvent *events, int64_t ns)
{
    enum { Longest = 1000000000 };
    if (!coarse && ns > 0) {
        Timespec t = {ns / 1000000000, ns % 1000000000};
        int64_t n = SYSCALL(epoll_pwait2, epfd, events, MaxEvents, &t, NULL, 0);
        if (n != -ENOSYS)
            return n;
        coarse = true;
    }
    int64_t ms = ns <= 0 ? ns : (ns + 999999) / 1000000;
    return SYSCALL(epoll_pwait, epfd, events, MaxEvents, ms > Longest ? Longest : ms, NULL, 0);
}

bool netpollwait(int64_t ns, void (*ready)(uint64_t tag, uint32_t what, void *arg), void *arg)
{
    EpollEvent events[MaxEvents];
    int64_t n = epollwait(events, ns);
    if (n == -EINTR)
        return 0;
    if (n < 0)
        pollfailure("epollwait", -n, "runtime: netpoll failed");
    bool broken = false;
    for (int64_t i = 0; i < n; i++) {
        uint32_t ev = events[i].events;
        if (events[i].data == 0) {
            broken = true;
            continue;
        }
        uint32_t what = (ev & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR) ? PollIn : 0) |
                        (ev & (EPOLLOUT | EPOLLHUP | EPOLLERR) ? PollOut : 0) | (ev == EPOLLERR ? PollFailed : 0);
        if (what != 0)
            ready(events[i].data, what, arg);
    }
    return broken;
}

G0_CODE_END
