/* SPDX-License-Identifier: MIT */
/* vm/objects/encoding.h - text to bytes and back. */
#ifndef CPY_OBJECTS_ENCODING_H
#define CPY_OBJECTS_ENCODING_H

#include "vm/vm.h"

/* What a codec does about what it cannot convert. */
enum cpy_error_handler { CPY_STRICT, CPY_IGNORE, CPY_REPLACE, CPY_BACKSLASHREPLACE, CPY_SURROGATEESCAPE,
    CPY_SURROGATEPASS, CPY_XMLCHARREFREPLACE, CPY_NAMEREPLACE, CPY_HANDLER_COUNT, CPY_HANDLER_UNKNOWN = CPY_HANDLER_COUNT };

enum cpy_codec { CPY_UTF8, CPY_UTF8_SIG, CPY_LATIN1, CPY_ASCII, CPY_UTF16, CPY_UTF16_LE, CPY_UTF16_BE, CPY_UTF32,
    CPY_UTF32_LE, CPY_UTF32_BE, CPY_CODEC_COUNT };

/* The error handler of a name; an unknown one is an error only when it is needed. */
enum cpy_error_handler cpy_find_handler(const char *name);

/* Asks the handler that module codecs has under a name about an error, a UnicodeError.  Its answer: a str (or bytes, when
 * encoding) and where to go on in *object, which is what was to be converted; when decoding the handler may have put
 * other bytes in its place.  CPY_ERROR: an exception is pending. */
cpy_value cpy_ask_handler(struct cpy_thread *t, const char *errors, cpy_value error, cpy_value *object, size_t *position);

/* The bytes of the UTF-8 form of s; false: UnicodeEncodeError (lone surrogates). */
CPY_CHECKED bool cpy_utf8_measure(struct cpy_thread *t, cpy_value s, size_t *bytes);
/* Writes the UTF-8 form (surrogates as three bytes) and returns its end. */
char *cpy_utf8_put(char *to, const struct cpy_text *text);

/* errors: the handler's name, for messages; handler what it is. */
cpy_value cpy_encode_with(struct cpy_thread *t, cpy_value s, enum cpy_codec codec, const char *errors);
/* bytes.decode() with a codec that is known already. */
cpy_value cpy_decode_with(struct cpy_thread *t, const void *data, size_t len, enum cpy_codec codec, const char *errors);

#endif
