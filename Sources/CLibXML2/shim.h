#ifndef ANNEXA_CLIBXML2_SHIM_H
#define ANNEXA_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
/* Debian's libxml2 2.9 pulls in the system's ICU headers, which clash with the copy of ICU in Foundation. They only
   add fields to the end of a structure of encodings, which nothing here looks into. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#endif
