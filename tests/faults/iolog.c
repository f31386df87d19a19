/* Preloaded under a program: writes down, in order, what it does to the files of one folder, and
   can play a full disk.

   IOLOG_DIR   the folder; nothing outside it is looked at
   IOLOG       the file to write to; without it nothing is written down
   disk_room   for the program itself: so many more writes succeed (-1: all of them)

   A record is a struct rec, then `name` bytes of path (below the folder) and `data` bytes:
   W write at `at`, T truncate to `at`, S sync, D sync of a folder, C created, U unlinked,
   R renamed (data: the new path), A what the program said on its standard output. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 4096
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

struct rec {
    char op;
    int64_t at, name, data;
};

static char paths[FILES][512]; /* below the folder, by file descriptor; "" is none of ours */
static const char *folder;
static size_t folder_length;
static int out = -1;
static long room = -1;
static int cut_short;
static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
    const char *to = getenv("IOLOG");
    folder = getenv("IOLOG_DIR");
    folder_length = folder ? strlen(folder) : 0;
    if (to) out = REAL(open64)(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

static void put(char op, const char *name, int64_t at, const void *data, int64_t length) {
    struct rec head;
    __typeof__(&write) really = REAL(write);
    if (out < 0) return;
    memset(&head, 0, sizeof head);
    head.op = op, head.at = at, head.name = (int64_t)strlen(name), head.data = length;
    pthread_mutex_lock(&one);
    really(out, &head, sizeof head);
    really(out, name, (size_t)head.name);
    if (length > 0) really(out, data, (size_t)length);
    pthread_mutex_unlock(&one);
}

/* The path below the folder, or NULL. The shared memory of SQLite is no file that lasts. */
static const char *ours(const char *path) {
    if (!folder || strncmp(path, folder, folder_length) || strstr(path, "-shm")) return NULL;
    path += folder_length;
    return *path == '/' ? path + 1 : path;
}

static const char *of(int fd) {
    return fd >= 0 && fd < FILES && paths[fd][0] ? paths[fd] : NULL;
}

void disk_room(long writes, int halved) {
    room = writes;
    cut_short = halved;
}

/* How much of a write finds room; -1 where none of it does. */
static ssize_t fits(size_t length) {
    if (room < 0) return (ssize_t)length;
    if (room > 0) {
        room--;
        return (ssize_t)length;
    }
    if (cut_short && length > 1) {
        cut_short = 0;
        return (ssize_t)(length / 2);
    }
    errno = ENOSPC;
    return -1;
}

static int opened(int fd, const char *path, int created) {
    const char *name = ours(path);
    if (fd < 0 || fd >= FILES) return fd;
    paths[fd][0] = 0;
    if (name) {
        snprintf(paths[fd], sizeof paths[fd], "%s", *name ? name : ".");
        if (created) put('C', name, 0, NULL, 0);
    }
    return fd;
}

/* Whether this opening makes a new file: 1, or -1 where there is no room for one. */
static int makes(const char *path, int flags) {
    if (!(flags & O_CREAT) || !ours(path) || access(path, F_OK) == 0) return 0;
    return fits(1) == 1 ? 1 : -1;
}

#define OPEN(name)                                                      \
    int name(const char *path, int flags, ...) {                        \
        va_list more;                                                   \
        va_start(more, flags);                                          \
        mode_t mode = (mode_t)va_arg(more, int);                        \
        va_end(more);                                                   \
        int new = makes(path, flags);                                   \
        if (new < 0) return -1;                                         \
        return opened(REAL(name)(path, flags, mode), path, new);        \
    }
OPEN(open)
OPEN(open64)

int openat(int at, const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = (mode_t)va_arg(more, int);
    va_end(more);
    int new = *path == '/' ? makes(path, flags) : 0;
    if (new < 0) return -1;
    return opened(REAL(openat)(at, path, flags, mode), path, new);
}

#define PWRITE(name, offset)                                            \
    ssize_t name(int fd, const void *data, size_t length, offset at) {  \
        const char *path = of(fd);                                      \
        ssize_t fit = path ? fits(length) : (ssize_t)length;            \
        if (fit < 0) return -1;                                         \
        ssize_t done = REAL(name)(fd, data, (size_t)fit, at);           \
        if (done > 0 && path) put('W', path, at, data, done);           \
        return done;                                                    \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *data, size_t length) {
    const char *path = of(fd);
    off_t at = path ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t fit = path ? fits(length) : (ssize_t)length;
    if (fit < 0) return -1;
    ssize_t done = REAL(write)(fd, data, (size_t)fit);
    if (done > 0 && path) put('W', path, at, data, done);
    if (done > 0 && fd == 1) put('A', "", 0, data, done);
    return done;
}

#define TRUNCATE(name, offset)                                          \
    int name(int fd, offset length) {                                   \
        int failed = REAL(name)(fd, length);                            \
        if (!failed && of(fd)) put('T', of(fd), length, NULL, 0);       \
        return failed;                                                  \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

static void synced(int fd) {
    struct stat about;
    if (of(fd) && !fstat(fd, &about)) put(S_ISDIR(about.st_mode) ? 'D' : 'S', of(fd), 0, NULL, 0);
}

#define SYNC(name)                                                      \
    int name(int fd) {                                                  \
        int failed = REAL(name)(fd);                                    \
        if (!failed) synced(fd);                                        \
        return failed;                                                  \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    int failed = REAL(unlink)(path);
    if (!failed && ours(path)) put('U', ours(path), 0, NULL, 0);
    return failed;
}

int rename(const char *old, const char *new) {
    int failed = REAL(rename)(old, new);
    if (!failed && ours(old) && ours(new))
        put('R', ours(old), 0, ours(new), (int64_t)strlen(ours(new)));
    return failed;
}

int close(int fd) {
    if (fd >= 0 && fd < FILES) paths[fd][0] = 0;
    return REAL(close)(fd);
}
