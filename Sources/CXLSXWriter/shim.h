#ifndef ANNEXA_CXLSXWRITER_SHIM_H
#define ANNEXA_CXLSXWRITER_SHIM_H

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <xlsxwriter.h>

/* Closes a workbook and keeps the system's number for what went wrong, 0 where nothing did.

   libxlsxwriter 1.1.4 prints each failure to stderr, with the path it was given. So the stream, not the descriptor,
   leads nowhere meanwhile; the last of several workbooks that are closed at once puts it back. */
static inline lxw_error annexa_workbook_close(lxw_workbook *book, int *code) {
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static FILE *kept;
    static FILE *nowhere;
    static int users;
    pthread_mutex_lock(&lock);
    if (!nowhere) nowhere = fopen("/dev/null", "we");
    if (users++ == 0 && nowhere) {
        kept = stderr;
        stderr = nowhere;
    }
    pthread_mutex_unlock(&lock);
    errno = 0;
    lxw_error status = workbook_close(book);
    *code = status == LXW_NO_ERROR ? 0 : errno;
    pthread_mutex_lock(&lock);
    if (--users == 0 && nowhere) stderr = kept;
    pthread_mutex_unlock(&lock);
    return status;
}

#endif
