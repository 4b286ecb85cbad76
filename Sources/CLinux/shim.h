#ifndef ANNEXA_CLINUX_SHIM_H
#define ANNEXA_CLINUX_SHIM_H

#include <malloc.h>

/* Two names change places in one step. glibc declares it for _GNU_SOURCE only, which the module of Swift's own Glibc
   is not built with. */
int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);

static const unsigned int annexa_rename_exchange = 1u << 1;

#endif
