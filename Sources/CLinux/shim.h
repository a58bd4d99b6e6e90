// renameat2(2) stands in glibc since 2.28, but behind _GNU_SOURCE, which Swift's Glibc module does not define.
#ifndef CLINUX_SHIM_H
#define CLINUX_SHIM_H

int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned int flags);

// linux/fs.h: both paths change places in one step.
static const unsigned int bieumau_rename_exchange = 1u << 1;

#endif
