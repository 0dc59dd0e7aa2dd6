// What Gantry runs beside a volume: it names, renames and removes what is in there.
//
// One static program without a library, so that it runs in an image that holds nothing else. It
// reads questions from its input and writes one answer to each, in order, and ends with its input,
// or when nothing was asked for a minute. It knows nothing but the folder /v, and follows no link:
// every part of a path is opened by itself, and one that is a link fails with ENOTDIR or ELOOP.
//
// Question: u32 length, then a letter and texts, each ended by a zero byte. Answer: u32 length of
// what follows, u32 errno, then what the letter promises. All numbers are little-endian. An answer
// is never longer than a page, and what takes long is done piece by piece: whoever asks, asks on.
//
//   P             -                       u32 version of this protocol
//   S path        what it is              one record
//   L path        opens a folder          u8 more, records
//   N             the next of it          u8 more, records
//   M path mode   makes a folder
//   R path path   renames; EEXIST when the other name is taken
//   W path path   renames over what is there
//   D path        removes all below it    u8 more, u32 how many names went; asked until none are left
//   C path mode   permissions, octal
//   O path uid gid
//   T seconds     how long it waits for a question before it ends
//
// Record: u16 length and name, u32 mode, u32 uid, u32 gid, u64 size, u64 seconds and u32
// nanoseconds of the last change, u32 number of names, u64 inode, u16 length and link target.
#include <linux/types.h>
#include <asm/unistd.h>
#include <linux/fcntl.h>
#include <linux/stat.h>

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef long word;

#if defined(__x86_64__)
static inline word sys(word n, word a, word b, word c, word d, word e) {
    word r;
    register word r10 __asm__("r10") = d;
    register word r8 __asm__("r8") = e;
    __asm__ volatile("syscall"
                     : "=a"(r)
                     : "a"(n), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8)
                     : "rcx", "r11", "memory");
    return r;
}
__asm__(".globl _start\n_start:\n xor %ebp,%ebp\n and $-16,%rsp\n call serve\n");
#elif defined(__aarch64__)
static inline word sys(word n, word a, word b, word c, word d, word e) {
    register word x8 __asm__("x8") = n;
    register word x0 __asm__("x0") = a;
    register word x1 __asm__("x1") = b;
    register word x2 __asm__("x2") = c;
    register word x3 __asm__("x3") = d;
    register word x4 __asm__("x4") = e;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4) : "memory");
    return x0;
}
__asm__(".globl _start\n_start:\n bl serve\n");
#elif defined(__riscv)
static inline word sys(word n, word a, word b, word c, word d, word e) {
    register word a7 __asm__("a7") = n;
    register word a0 __asm__("a0") = a;
    register word a1 __asm__("a1") = b;
    register word a2 __asm__("a2") = c;
    register word a3 __asm__("a3") = d;
    register word a4 __asm__("a4") = e;
    __asm__ volatile("ecall" : "+r"(a0) : "r"(a7), "r"(a1), "r"(a2), "r"(a3), "r"(a4) : "memory");
    return a0;
}
__asm__(".globl _start\n_start:\n call serve\n");
#endif

enum {
    VERSION = 1,
    EXIST = 17,
    NO_FOLDER = 20,
    IS_FOLDER = 21,
    INVALID = 22,
    NO_ENTRY = 2,
    NOT_PERMITTED = 1,
    NAME_TOO_LONG = 36,
    NO_SUCH_CALL = 38,
    NOT_EMPTY = 39,
    TOO_MANY_LINKS = 40,
    ONLY_IF_FREE = 1,
    POLL_IN = 1,
    FOLDER = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC,
    REMOVED_AT_ONCE = 500,
    DEEPEST = 4096,
    LINK_BYTES = 4096,
    ROOM_FOR_A_RECORD = LINK_BYTES + 512,
};

// The compiler calls these by itself.
void *memcpy(void *to, const void *from, unsigned long n) {
    u8 *t = to;
    const u8 *f = from;
    while (n--) *t++ = *f++;
    return to;
}

void *memset(void *to, int value, unsigned long n) {
    u8 *t = to;
    while (n--) *t++ = (u8)value;
    return to;
}

static u32 length(const char *text) {
    u32 n = 0;
    while (text[n]) n++;
    return n;
}

static void end(void) { sys(__NR_exit_group, 0, 0, 0, 0, 0); }

// The answer: two numbers to be filled in, then what was put.

static u8 answer[131072];
static u32 filled;

static void put(const void *from, u32 n) {
    memcpy(answer + filled, from, n);
    filled += n;
}

static void put16(u16 v) { put(&v, 2); }
static void put32(u32 v) { put(&v, 4); }
static void put64(u64 v) { put(&v, 8); }

static void begin(void) { filled = 8; }

static void send(word result) {
    u32 error = result < 0 ? (u32)-result : 0;
    u32 n = filled - 4;
    memcpy(answer, &n, 4);
    memcpy(answer + 4, &error, 4);
    for (u32 sent = 0; sent < filled;) {
        word r = sys(__NR_write, 1, (word)(answer + sent), filled - sent, 0, 0);
        if (r <= 0) end();
        sent += r;
    }
}

// Paths, part by part.

static int root;

static void shut(word fd) {
    if (fd >= 0 && fd != root) sys(__NR_close, fd, 0, 0, 0, 0);
}

static int isDots(const char *name) {
    return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));
}

// The folder of a path, opened, and the last name in it: "." for the root itself.
static word folderOf(char *path, char **last) {
    word at = root;
    *last = ".";
    for (;;) {
        while (*path == '/') path++;
        if (!*path) return at;
        char *name = path;
        while (*path && *path != '/') path++;
        char after = *path;
        *path = 0;
        if (isDots(name)) {
            shut(at);
            return -INVALID;
        }
        char *rest = path + (after != 0);
        while (*rest == '/') rest++;
        if (!after || !*rest) {
            *last = name;
            return at;
        }
        word next = sys(__NR_openat, at, (word)name, FOLDER, 0, 0);
        shut(at);
        if (next < 0) return next;
        at = next;
        path = rest;
    }
}

static word look(word folder, const char *name, struct statx *into) {
    return sys(__NR_statx, folder, (word)name, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT,
               STATX_BASIC_STATS, (word)into);
}

static int isLink(struct statx *s) { return (s->stx_mode & 0170000) == 0120000; }

static void record(word folder, const char *name, struct statx *s) {
    static char link[LINK_BYTES];
    u32 n = length(name);
    put16(n);
    put(name, n);
    put32(s->stx_mode);
    put32(s->stx_uid);
    put32(s->stx_gid);
    put64(s->stx_size);
    put64(s->stx_mtime.tv_sec);
    put32(s->stx_mtime.tv_nsec);
    put32(s->stx_nlink);
    put64(s->stx_ino);
    word led = isLink(s) ? sys(__NR_readlinkat, folder, (word)name, (word)link, sizeof link, 0) : 0;
    if (led < 0) led = 0;
    put16(led);
    put(link, led);
}

// Folders, page by page.

struct entry {
    u64 inode;
    long long offset;
    u16 length;
    u8 type;
    char name[];
};

static word listed; // 0: none, for 0 is the input
static u8 entries[32768];
static word entriesRead, entriesAt;

static void forgetListed(void) {
    if (listed > 0) shut(listed);
    listed = 0;
    entriesRead = entriesAt = 0;
}

static void one(struct entry *e) {
    struct statx s;
    word r = look(listed, e->name, &s);
    if (r == -NO_ENTRY) return; // gone meanwhile
    if (r < 0) {
        memset(&s, 0, sizeof s);
        s.stx_mode = (u16)(e->type << 12);
    }
    record(listed, e->name, &s);
}

static word page(void) {
    u8 more = 0;
    put(&more, 1);
    if (listed == 0) return 0;
    for (;;) {
        if (entriesAt >= entriesRead) {
            entriesAt = 0;
            entriesRead = sys(__NR_getdents64, listed, (word)entries, sizeof entries, 0, 0);
            if (entriesRead <= 0) {
                word r = entriesRead;
                forgetListed();
                return r;
            }
        }
        if (filled + ROOM_FOR_A_RECORD > sizeof answer) {
            answer[8] = 1;
            return 0;
        }
        struct entry *e = (struct entry *)(entries + entriesAt);
        entriesAt += e->length;
        if (!isDots(e->name)) one(e);
    }
}

static word list(word folder, const char *name) {
    forgetListed();
    listed = sys(__NR_openat, folder, (word)name, FOLDER, 0, 0);
    if (listed < 0) {
        word r = listed;
        listed = 0;
        return r;
    }
    return page();
}

// Removal. Somebody may move folders meanwhile: whoever goes up looks whether it is where it came
// from.

static u64 wayDown[DEEPEST];
static u8 found[8192];
static u32 removed;

static word inode(word fd, u64 *into) {
    struct statx s;
    word r = look(fd, ".", &s);
    *into = s.stx_ino;
    return r;
}

// Empties the folder. 1: there is more; 0: it is empty; less: errno.
static word empty(word at) {
    u32 depth = 0;
    for (;;) {
        word n = sys(__NR_getdents64, at, (word)found, sizeof found, 0, 0);
        if (n < 0) goto failed;
        word down = -1;
        int any = 0;
        for (word o = 0; o < n && down < 0;) {
            struct entry *e = (struct entry *)(found + o);
            o += e->length;
            if (isDots(e->name)) continue;
            any = 1;
            if (removed >= REMOVED_AT_ONCE) {
                shut(at);
                return 1;
            }
            word r = sys(__NR_unlinkat, at, (word)e->name, 0, 0, 0);
            if (r == -IS_FOLDER || r == -NOT_PERMITTED) {
                word f = sys(__NR_unlinkat, at, (word)e->name, AT_REMOVEDIR, 0, 0);
                r = f == -NO_FOLDER ? r : f;
            }
            if (r == 0) {
                removed++;
            } else if (r == -NOT_EMPTY || r == -EXIST) {
                down = sys(__NR_openat, at, (word)e->name, FOLDER, 0, 0);
                n = down < 0 ? down : n;
                if (down < 0) goto failed;
            } else if (r != -NO_ENTRY) {
                n = r;
                goto failed;
            }
        }
        if (down >= 0) {
            n = depth == DEEPEST ? -NAME_TOO_LONG : inode(at, &wayDown[depth]);
            shut(at);
            at = down;
            depth++;
            if (n < 0) goto failed;
        } else if (n == 0 || !any) {
            if (n > 0) continue;
            if (depth == 0) {
                shut(at);
                return 0;
            }
            word up = sys(__NR_openat, at, (word) "..", FOLDER, 0, 0);
            shut(at);
            at = up;
            u64 there = 0;
            n = up < 0 ? up : inode(up, &there);
            if (n < 0) goto failed;
            n = -NO_ENTRY;
            if (there != wayDown[--depth]) goto failed;
        }
        continue;
    failed:
        shut(at);
        return n;
    }
}

static word removeAll(word folder, const char *name) {
    u8 more = 0;
    put(&more, 1);
    removed = 0;
    word r = isDots(name) ? -INVALID : sys(__NR_unlinkat, folder, (word)name, 0, 0, 0);
    if (r == -IS_FOLDER || r == -NOT_PERMITTED) {
        word at = sys(__NR_openat, folder, (word)name, FOLDER, 0, 0);
        if (at != -NO_FOLDER) r = at < 0 ? at : empty(at);
        if (r == 0) r = sys(__NR_unlinkat, folder, (word)name, AT_REMOVEDIR, 0, 0);
    }
    if (r == -NOT_EMPTY && removed) r = 1; // some came, or were passed over
    answer[8] = r == 1;
    put32(removed + (r == 0));
    return r;
}

// The other deeds.

static word rename(word folder, const char *name, char *target, int onlyIfFree) {
    char *last;
    word to = folderOf(target, &last);
    if (to < 0) return to;
    word r = sys(__NR_renameat2, folder, (word)name, to, (word)last, onlyIfFree);
    if (r == -INVALID && onlyIfFree) { // some file systems know no such promise
        struct statx s;
        r = look(to, last, &s);
        r = r == 0 ? -EXIST : r;
        if (r == -NO_ENTRY) r = sys(__NR_renameat2, folder, (word)name, to, (word)last, 0);
    }
    shut(to);
    return r;
}

static u32 number(const char *text, u32 base) {
    u32 v = 0;
    while (*text >= '0' && *text <= '9') v = v * base + (u32)(*text++ - '0');
    return v;
}

static word permit(word folder, const char *name, u32 mode) {
    struct statx s;
    word r = look(folder, name, &s);
    if (r == 0 && isLink(&s)) r = -TOO_MANY_LINKS;
    return r < 0 ? r : sys(__NR_fchmodat, folder, (word)name, mode, 0, 0);
}

static word state(word folder, const char *name) {
    struct statx s;
    word r = look(folder, name, &s);
    if (r == 0) record(folder, name, &s);
    return r;
}

static word make(word folder, const char *name, u32 mode) {
    word r = sys(__NR_mkdirat, folder, (word)name, mode, 0, 0);
    return r < 0 ? r : permit(folder, name, mode); // whatever the umask is
}

static u32 patience;

static word answerTo(char letter, char *path, char *second, char *third) {
    switch (letter) {
        case 'P': put32(VERSION); return 0;
        case 'N': return page();
        case 'T': patience = number(path, 10); return 0;
    }
    char *last;
    word folder = folderOf(path, &last);
    if (folder < 0) return folder;
    word r = -NO_SUCH_CALL;
    switch (letter) {
        case 'S': r = state(folder, last); break;
        case 'L': r = list(folder, last); break;
        case 'M': r = make(folder, last, number(second, 8)); break;
        case 'R': r = rename(folder, last, second, ONLY_IF_FREE); break;
        case 'W': r = rename(folder, last, second, 0); break;
        case 'D': r = removeAll(folder, last); break;
        case 'C': r = permit(folder, last, number(second, 8)); break;
        case 'O':
            r = sys(__NR_fchownat, folder, (word)last, number(second, 10), number(third, 10),
                    AT_SYMLINK_NOFOLLOW);
            break;
    }
    shut(folder);
    return r;
}

static int waitForMore(void) {
    struct { int fd; short wanted, got; } input = {0, POLL_IN, 0};
    struct { long seconds, nanos; } limit = {patience, 0};
    return sys(__NR_ppoll, (word)&input, 1, (word)&limit, 0, 0) > 0;
}

static void take(void *into, u32 n) {
    for (u32 got = 0; got < n;) {
        if (!waitForMore()) end();
        word r = sys(__NR_read, 0, (word)((u8 *)into + got), n - got, 0, 0);
        if (r <= 0) end();
        got += r;
    }
}

static char question[32768 + 4];

void serve(void) {
    word opened = sys(__NR_openat, AT_FDCWD, (word) "/v", FOLDER, 0, 0);
    if (opened < 0) end();
    root = (int)opened;
    patience = 60;
    for (;;) {
        u32 n;
        take(&n, 4);
        if (n < 1 || n > sizeof question - 4) end();
        take(question, n);
        memset(question + n, 0, 4);
        char *path = question + 1;
        char *second = path + length(path) + 1;
        if (second > question + n) second = question + n;
        char *third = second + length(second) + 1;
        if (third > question + n) third = question + n;
        begin();
        send(answerTo(question[0], path, second, third));
    }
}
