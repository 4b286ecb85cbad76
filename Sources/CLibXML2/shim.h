#ifndef ANNEXA_CLIBXML2_SHIM_H
#define ANNEXA_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
/* Debian's libxml2 2.9 pulls in the system's ICU headers, which clash with the copy of ICU in Foundation. They only
   add fields to the end of a structure of encodings, which nothing here looks into. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

/* libxml2 2.9 prints some of what it meets to standard error. A function of this kind cannot be written in Swift. */
static inline void annexa_drop_message(void *context, const char *message, ...) {
    (void)context;
    (void)message;
}

static inline void annexa_keep_libxml2_quiet(void) {
    xmlSetGenericErrorFunc(0, annexa_drop_message);
}

#endif
