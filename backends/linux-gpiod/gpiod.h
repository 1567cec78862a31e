/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/gpiod.h - libgpiod 1.6 and 2.x, which are two different libraries, behind one table.
 *
 * The library is opened when the first pin is used, so that one program runs where either is installed
 * (libgpiod.so.2 is version 1.x, libgpiod.so.3 is version 2.x) and starts where none is.  What we
 * call is declared here, from the public API documentation.
 *
 * What is hard about it: both hand out lines in *requests*.  Lines of one request are read and written at one
 * moment; lines of different requests are not, and a line cannot leave a request.  Version 1.x gives all lines
 * of a request the same settings, and a request for edges has one line only. */
#ifndef CPY_GPIOD_H
#define CPY_GPIOD_H

#include "backends/backend.h"

#include <time.h>

#define CPY_LINES_MOST 32   /* lines of a request; both libraries allow 64, a level mask of ours has 32 bits */
#define CPY_EDGES_MOST 64   /* edges that are fetched at a time */
#define CPY_KERNEL_EDGES 1024 /* that the kernel keeps for us, per request */
#define CPY_CONSUMER "cpy"  /* what gpioinfo shows as the user of our lines */

struct gpiod_chip;
struct gpiod_line; /* 1.x */
struct gpiod_chip_info; /* 2.x, like all that follow */
struct gpiod_line_info;
struct gpiod_line_settings;
struct gpiod_line_config;
struct gpiod_request_config;
struct gpiod_line_request;
struct gpiod_edge_event;
struct gpiod_edge_event_buffer;

/* === version 1.x: gpiod_NAME ================================================================== */

/* struct gpiod_line_request_config */
struct cpy_gpiod1_config {
    const char *consumer; /* our name */
    int request_type;     /* enum cpy_gpiod1_type */
    int flags;            /* enum cpy_gpiod1_flag */
};
/* struct gpiod_line_bulk */
struct cpy_gpiod1_bulk {
    struct gpiod_line *lines[64];
    unsigned int num_lines;
};
/* struct gpiod_line_event.  Its struct timespec is that of the library, which on 32-bit machines has seconds of 32 bits
 * where ours has 64. */
struct cpy_gpiod1_event {
    struct { long sec, nsec; } ts; /* CLOCK_MONOTONIC since Linux 5.7, CLOCK_REALTIME before */
    int event_type;     /* 1: rising, 2: falling */
};
enum cpy_gpiod1_type { /* GPIOD_LINE_REQUEST_DIRECTION_..., GPIOD_LINE_REQUEST_EVENT_... */
    CPY_GPIOD1_INPUT = 2, CPY_GPIOD1_OUTPUT, CPY_GPIOD1_FALLING, CPY_GPIOD1_RISING, CPY_GPIOD1_BOTH
};
enum cpy_gpiod1_flag { /* GPIOD_LINE_REQUEST_FLAG_... */
    CPY_GPIOD1_OPEN_DRAIN = 1, CPY_GPIOD1_OPEN_SOURCE = 2, CPY_GPIOD1_ACTIVE_LOW = 4,
    CPY_GPIOD1_NO_PULL = 8, CPY_GPIOD1_PULL_DOWN = 16, CPY_GPIOD1_PULL_UP = 32
};

/* F(result, name, arguments): the functions that we use. */
#define CPY_GPIOD1(F) \
    F(struct gpiod_chip *, chip_open, (const char *path)) \
    F(void, chip_close, (struct gpiod_chip *chip)) \
    F(const char *, chip_label, (struct gpiod_chip *chip)) \
    F(const char *, chip_name, (struct gpiod_chip *chip)) \
    F(unsigned int, chip_num_lines, (struct gpiod_chip *chip)) \
    F(struct gpiod_line *, chip_get_line, (struct gpiod_chip *chip, unsigned int offset)) \
    F(const char *, line_name, (struct gpiod_line *line)) \
    F(const char *, line_consumer, (struct gpiod_line *line)) \
    F(int, line_request, (struct gpiod_line *line, const struct cpy_gpiod1_config *config, int level)) \
    F(int, line_request_bulk, (struct cpy_gpiod1_bulk *lines, const struct cpy_gpiod1_config *config, \
        const int *levels)) \
    F(void, line_release_bulk, (struct cpy_gpiod1_bulk *lines)) \
    F(int, line_get_value_bulk, (struct cpy_gpiod1_bulk *lines, int *levels)) \
    F(int, line_set_value_bulk, (struct cpy_gpiod1_bulk *lines, const int *levels)) \
    F(int, line_set_config_bulk, (struct cpy_gpiod1_bulk *lines, int direction, int flags, const int *levels)) \
    F(int, line_event_get_fd, (struct gpiod_line *line)) \
    F(int, line_event_read_multiple, (struct gpiod_line *line, struct cpy_gpiod1_event *events, unsigned int n))

/* === version 2.x: gpiod_NAME ================================================================== */

enum cpy_gpiod2_direction { CPY_GPIOD2_INPUT = 2, CPY_GPIOD2_OUTPUT }; /* GPIOD_LINE_DIRECTION_... */
enum cpy_gpiod2_edge { CPY_GPIOD2_NO_EDGE = 1, CPY_GPIOD2_RISING, CPY_GPIOD2_FALLING, CPY_GPIOD2_BOTH };
enum cpy_gpiod2_bias { CPY_GPIOD2_AS_IS = 1, CPY_GPIOD2_NO_PULL = 3, CPY_GPIOD2_PULL_UP, CPY_GPIOD2_PULL_DOWN };
enum cpy_gpiod2_drive { CPY_GPIOD2_PUSH_PULL = 1, CPY_GPIOD2_OPEN_DRAIN, CPY_GPIOD2_OPEN_SOURCE };
enum cpy_gpiod2_event { CPY_GPIOD2_ROSE = 1, CPY_GPIOD2_FELL };

/* F(result, name, arguments); enumerations are ints. */
#define CPY_GPIOD2(F) \
    F(struct gpiod_chip *, chip_open, (const char *path)) \
    F(void, chip_close, (struct gpiod_chip *chip)) \
    F(struct gpiod_chip_info *, chip_get_info, (struct gpiod_chip *chip)) \
    F(const char *, chip_info_get_label, (struct gpiod_chip_info *info)) \
    F(size_t, chip_info_get_num_lines, (struct gpiod_chip_info *info)) \
    F(void, chip_info_free, (struct gpiod_chip_info *info)) \
    F(struct gpiod_line_info *, chip_get_line_info, (struct gpiod_chip *chip, unsigned int offset)) \
    F(const char *, line_info_get_name, (struct gpiod_line_info *info)) \
    F(const char *, line_info_get_consumer, (struct gpiod_line_info *info)) \
    F(void, line_info_free, (struct gpiod_line_info *info)) \
    F(struct gpiod_line_settings *, line_settings_new, (void)) \
    F(void, line_settings_free, (struct gpiod_line_settings *settings)) \
    F(int, line_settings_set_direction, (struct gpiod_line_settings *settings, int direction)) \
    F(int, line_settings_set_edge_detection, (struct gpiod_line_settings *settings, int edge)) \
    F(int, line_settings_set_bias, (struct gpiod_line_settings *settings, int bias)) \
    F(int, line_settings_set_drive, (struct gpiod_line_settings *settings, int drive)) \
    F(void, line_settings_set_active_low, (struct gpiod_line_settings *settings, bool active_low)) \
    F(void, line_settings_set_debounce_period_us, (struct gpiod_line_settings *settings, unsigned long us)) \
    F(int, line_settings_set_output_value, (struct gpiod_line_settings *settings, int level)) \
    F(struct gpiod_line_config *, line_config_new, (void)) \
    F(void, line_config_free, (struct gpiod_line_config *config)) \
    F(int, line_config_add_line_settings, (struct gpiod_line_config *config, const unsigned int *offsets, size_t n, \
        struct gpiod_line_settings *settings)) \
    F(struct gpiod_request_config *, request_config_new, (void)) \
    F(void, request_config_free, (struct gpiod_request_config *config)) \
    F(void, request_config_set_consumer, (struct gpiod_request_config *config, const char *consumer)) \
    F(void, request_config_set_event_buffer_size, (struct gpiod_request_config *config, size_t edges)) \
    F(struct gpiod_line_request *, chip_request_lines, (struct gpiod_chip *chip, struct gpiod_request_config *config, \
        struct gpiod_line_config *lines)) \
    F(void, line_request_release, (struct gpiod_line_request *request)) \
    F(int, line_request_reconfigure_lines, (struct gpiod_line_request *request, struct gpiod_line_config *config)) \
    F(int, line_request_get_value, (struct gpiod_line_request *request, unsigned int offset)) \
    F(int, line_request_get_values_subset, (struct gpiod_line_request *request, size_t n, const unsigned int *offsets, \
        int *levels)) \
    F(int, line_request_set_value, (struct gpiod_line_request *request, unsigned int offset, int level)) \
    F(int, line_request_set_values_subset, (struct gpiod_line_request *request, size_t n, const unsigned int *offsets, \
        const int *levels)) \
    F(int, line_request_get_fd, (struct gpiod_line_request *request)) \
    F(int, line_request_read_edge_events, (struct gpiod_line_request *request, struct gpiod_edge_event_buffer *buffer, \
        size_t most)) \
    F(struct gpiod_edge_event_buffer *, edge_event_buffer_new, (size_t capacity)) \
    F(void, edge_event_buffer_free, (struct gpiod_edge_event_buffer *buffer)) \
    F(struct gpiod_edge_event *, edge_event_buffer_get_event, (struct gpiod_edge_event_buffer *buffer, \
        unsigned long index)) \
    F(int, edge_event_get_event_type, (struct gpiod_edge_event *event)) \
    F(uint64_t, edge_event_get_timestamp_ns, (struct gpiod_edge_event *event)) \
    F(unsigned int, edge_event_get_line_offset, (struct gpiod_edge_event *event)) \
    F(unsigned long, edge_event_get_line_seqno, (struct gpiod_edge_event *event))

#define CPY_GPIOD_MEMBER(result, name, arguments) result(*name) arguments;
struct cpy_gpiod1 { CPY_GPIOD1(CPY_GPIOD_MEMBER) };
struct cpy_gpiod2 { CPY_GPIOD2(CPY_GPIOD_MEMBER) };

/* === the one table ============================================================================ */

/* A line and what it is to be. */
struct cpy_gpiod_line {
    unsigned int offset;      /* on the chip */
    struct cpy_pin_mode mode; /* level: of an output, also what it was last set to */
    uint8_t edges;            /* enum cpy_edge: to be reported; only of an input */
    bool active_low;          /* high is low on the wire, for levels and edges */
    bool open_source;         /* an output that drives only high */
    uint32_t debounce_us;     /* of an input; 0: none */
};

/* An edge that the kernel has seen. */
struct cpy_gpiod_edge {
    unsigned int offset; /* of the line */
    bool rising;
    int64_t time;        /* ns of CLOCK_MONOTONIC */
    unsigned long number; /* counts the edges of this line from 1, those that were dropped too; 0: unknown */
};

/* What a chip says of a line. */
struct cpy_gpiod_line_info {
    char name[48];     /* "GPIO17" */
    char consumer[48]; /* of whoever has taken it */
};

struct cpy_gpiod;
struct cpy_gpiod_request; /* lines that were taken together; of the library's kind */

/* What the backend needs of a library.  Results are 0 or a negative errno. */
struct cpy_gpiod_api {
    const char *version; /* "1.x", for messages */
    bool debounces;      /* it knows debounce_us */
    int (*open_chip)(struct cpy_gpiod *g, const char *path, struct gpiod_chip **chip); /* by its node */
    void (*close_chip)(struct cpy_gpiod *g, struct gpiod_chip *chip);
    /* The chip's label, "" if unknown; the number of its lines, 0 if unknown. */
    unsigned (*about_chip)(struct cpy_gpiod *g, struct gpiod_chip *chip, char *label, size_t size);
    /* A line's name, and who uses it, in its own words; "" if it has none, or nobody does, or it is unknown. */
    void (*about_line)(struct cpy_gpiod *g, struct gpiod_chip *chip, unsigned int offset,
        struct cpy_gpiod_line_info *info);
    /* Can both lines be in one request? */
    bool (*joinable)(const struct cpy_gpiod_line *a, const struct cpy_gpiod_line *b);
    /* Takes n lines as described. */
    int (*request)(struct cpy_gpiod *g, struct gpiod_chip *chip, const struct cpy_gpiod_line *lines, unsigned n,
        struct cpy_gpiod_request **out);
    /* Changes the lines of a request, which are given all and in the same order.  -ENOTSUP: they must be released
     * and requested anew. */
    int (*reconfigure)(
        struct cpy_gpiod *g, struct cpy_gpiod_request *r, const struct cpy_gpiod_line *lines, unsigned n);
    void (*release)(struct cpy_gpiod *g, struct cpy_gpiod_request *r);
    /* Sets the lines of the mask to their mode.level; all lines of the request are given. */
    int (*set)(struct cpy_gpiod *g, struct cpy_gpiod_request *r, const struct cpy_gpiod_line *lines, unsigned n,
        uint32_t mask);
    /* Reads all lines; bit i of *levels is lines[i]. */
    int (*get)(struct cpy_gpiod *g, struct cpy_gpiod_request *r, const struct cpy_gpiod_line *lines, unsigned n,
        uint32_t *levels);
    int (*fd)(struct cpy_gpiod *g, struct cpy_gpiod_request *r); /* readable when there are edges; -1: none ever */
    /* Fetches edges; blocks when there is none.  A count. */
    int (*read)(struct cpy_gpiod *g, struct cpy_gpiod_request *r, struct cpy_gpiod_edge edges[CPY_EDGES_MOST]);
};

/* The library, once it is open. */
struct cpy_gpiod {
    void *library;                   /* of dlopen(); NULL: not open */
    const struct cpy_gpiod_api *api;
    struct gpiod_edge_event_buffer *buffer; /* 2.x: made at the first read */
    union {
        struct cpy_gpiod1 v1;
        struct cpy_gpiod2 v2;
    };
};

extern const struct cpy_gpiod_api cpy_gpiod1_api, cpy_gpiod2_api;

/* Opens the library: this file, or the newest that the system has.  -ENOENT: there is none.  -ENOEXEC: the file has not
 * the functions that we need; *missing is the first that it lacks. */
int cpy_gpiod_load(struct cpy_gpiod *g, const char *file, const char **missing);
void cpy_gpiod_unload(struct cpy_gpiod *g); /* after its chips have been closed */

#endif
