#ifndef ANNEXA_CLIBZIP_SHIM_H
#define ANNEXA_CLIBZIP_SHIM_H

#include <zip.h>

#endif
