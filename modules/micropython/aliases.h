/* SPDX-License-Identifier: MIT */
/* modules/micropython/aliases.h - modules that scripts for older MicroPython import with a u before their name. */
#ifndef CPY_MICROPYTHON_ALIASES_H
#define CPY_MICROPYTHON_ALIASES_H

/* M(utime): importing utime gives module time. */
#define CPY_MICROPYTHON_ALIASES(M)                                                                                     \
    M(uarray)                                                                                                          \
    M(uasyncio)                                                                                                        \
    M(ucollections)                                                                                                    \
    M(uerrno)                                                                                                          \
    M(uheapq)                                                                                                          \
    M(uio)                                                                                                             \
    M(ujson)                                                                                                           \
    M(umachine)                                                                                                        \
    M(uos)                                                                                                             \
    M(urandom)                                                                                                         \
    M(ure)                                                                                                             \
    M(ustruct)                                                                                                         \
    M(usys)                                                                                                            \
    M(utime)

#endif
