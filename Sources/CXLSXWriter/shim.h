#ifndef ANNEXA_CXLSXWRITER_SHIM_H
#define ANNEXA_CXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

#endif
