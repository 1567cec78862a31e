/* SPDX-License-Identifier: MIT */
/* modules/stdlib/time_strptime.h - reading a date from text. */
#ifndef CPY_STDLIB_TIME_STRPTIME_H
#define CPY_STDLIB_TIME_STRPTIME_H

#include "vm/api.h"

/* What a text says; what it does not say is 1 January 1900, 0:00:00. */
struct cpy_time_parsed {
    int fields[9];    /* as in struct_time: year, month, day, hour, minute, second, weekday, day of the year, DST */
    cpy_value zone;   /* the name that %Z read, or None */
    cpy_value offset; /* the seconds that %z read, or None */
};

/* Reads text in a format of %Y, %m, %d ... (both are str).  False: ValueError is pending, for a text that does not fit or
 * a date that does not exist. */
CPY_CHECKED bool cpy_time_parse(
    struct cpy_thread *t, cpy_value text, cpy_value format, struct cpy_time_parsed *out);

#endif
