#ifndef ANNEXA_CLIBXML2_SHIM_H
#define ANNEXA_CLIBXML2_SHIM_H

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#endif
