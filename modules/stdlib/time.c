/* SPDX-License-Identifier: MIT */
/* modules/stdlib/time.c - module time: clocks, pauses and calendar dates.
 *
 * One module for three worlds: CPython's functions, CircuitPython's (a subset of them),
 * and MicroPython's sleep_ms(), ticks_ms() and the like.  Ticks count modulo 2^30, as on
 * small boards, so that scripts meet the wrap-around that ticks_diff() is made for.
 * MicroPython's dates are tuples of 8; functions that take a date accept these too.
 * Time and pauses are those of modules/stdlib/clock.h, which may be simulated; what the processor
 * has worked, and the system's clocks by number, are real. */
#include "modules/stdlib/clock.h"
#include "modules/stdlib/time_strptime.h"

#include <errno.h>
#include <math.h>
#include <time.h>

#define NS 1000000000

/* --- clocks --------------------------------------------------------------------------- */

static int64_t read_clock(clockid_t clock)
{
    struct timespec now = {0, 0};

    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * NS + now.tv_nsec;
}

/* C(name, ns, doc): a function in seconds and name_ns in nanoseconds. */
#define CLOCKS(C)                                                                                           \
    C(time, cpy_clock_wall_time(t), "Return the time since 1970")                                           \
    C(monotonic, cpy_clock_now(t), "Return the time since an arbitrary moment, never going backwards,")     \
    C(perf_counter, cpy_clock_now(t), "Return the time of the most precise clock,")                         \
    C(process_time, read_clock(CLOCK_PROCESS_CPUTIME_ID), "Return the processor time that the process has used") \
    C(thread_time, read_clock(CLOCK_THREAD_CPUTIME_ID), "Return the processor time that the thread has used")

#define C(name, ns, doc)                                                         \
    static cpy_value time_##name(struct cpy_thread *t, const cpy_value *args)    \
    {                                                                            \
        (void)args;                                                              \
        return cpy_float_from(t, (double)(ns) / 1e9);                            \
    }                                                                            \
    static cpy_value time_##name##_ns(struct cpy_thread *t, const cpy_value *args) \
    {                                                                            \
        (void)args;                                                              \
        return cpy_int_from(t, ns);                                              \
    }
CLOCKS(C)
#undef C

static bool read_clock_id(struct cpy_thread *t, cpy_value v, clockid_t *clock)
{
    int64_t id;

    if (!cpy_to_int64(t, v, &id))
        return false;
    if (id > INT32_MAX || id < INT32_MIN) {
        cpy_raise(t, CPY_OVERFLOW_ERROR, "signed integer is %s", id > 0 ? "greater than maximum" : "less than minimum");
        return false;
    }
    *clock = (clockid_t)id;
    return true;
}

/* Reads a clock chosen by its number, or its resolution. */
static bool read_numbered(struct cpy_thread *t, cpy_value v, int (*function)(clockid_t, struct timespec *), int64_t *ns)
{
    struct timespec result;
    clockid_t clock;

    if (!read_clock_id(t, v, &clock))
        return false;
    if (function(clock, &result)) {
        cpy_raise_errno(t, errno, CPY_UNSET);
        return false;
    }
    *ns = (int64_t)result.tv_sec * NS + result.tv_nsec;
    return true;
}

static bool is_clock_id(struct cpy_thread *t, cpy_value v)
{
    if (cpy_is_int(v) && cpy_int_bit_length(v) <= 31)
        return true;
    cpy_raise(t, CPY_TYPE_ERROR, "clk_id should be integer, not %T", v);
    return false;
}

static cpy_value time_clock_gettime(struct cpy_thread *t, const cpy_value *args)
{
    int64_t ns;

    if (!is_clock_id(t, args[0]))
        return CPY_ERROR;
    return read_numbered(t, args[0], clock_gettime, &ns) ? cpy_float_from(t, (double)ns / 1e9) : CPY_ERROR;
}

static cpy_value time_clock_gettime_ns(struct cpy_thread *t, const cpy_value *args)
{
    int64_t ns;

    if (!is_clock_id(t, args[0]))
        return CPY_ERROR;
    return read_numbered(t, args[0], clock_gettime, &ns) ? cpy_int_from(t, ns) : CPY_ERROR;
}

static cpy_value time_clock_getres(struct cpy_thread *t, const cpy_value *args)
{
    int64_t ns;

    return read_numbered(t, args[0], clock_getres, &ns) ? cpy_float_from(t, (double)ns / 1e9) : CPY_ERROR;
}

static cpy_value time_get_clock_info(struct cpy_thread *t, const cpy_value *args)
{
    static const struct { const char *name, *implementation; bool monotonic, adjustable; } infos[] = {
        {"time", "clock_gettime(CLOCK_REALTIME)", false, true},
        {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", true, false},
        {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", true, false},
        {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true, false},
        {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false},
    };
    cpy_value dict, text, resolution;

    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "get_clock_info() argument 1 must be str, not %T", args[0]);
    for (size_t i = 0; i < CPY_COUNT(infos); i++) {
        if (!cpy_str_equals(args[0], infos[i].name))
            continue;
        if (!(dict = cpy_dict_new(t)) || !(text = cpy_str_from(t, infos[i].implementation)) ||
            !(resolution = cpy_float_from(t, 1e-9)) || !cpy_dict_set_str(t, dict, "implementation", text) ||
            !cpy_dict_set_str(t, dict, "monotonic", cpy_bool(infos[i].monotonic)) ||
            !cpy_dict_set_str(t, dict, "adjustable", cpy_bool(infos[i].adjustable)) ||
            !cpy_dict_set_str(t, dict, "resolution", resolution))
            return CPY_ERROR;
        return cpy_namespace_new(t, dict);
    }
    return cpy_raise(t, CPY_VALUE_ERROR, "unknown clock");
}

/* --- pauses ------------------------------------------------------------------------------- */

static cpy_value sleep_ns(struct cpy_thread *t, int64_t ns) { return cpy_clock_sleep(t, ns) ? CPY_NONE : CPY_ERROR; }

/* Seconds, a float or an int, as nanoseconds. */
static bool read_seconds(struct cpy_thread *t, cpy_value v, int64_t *ns)
{
    double seconds;
    int64_t whole;

    if (!cpy_is_float(v)) {
        if (!cpy_to_index(t, v, &whole))
            return false;
        seconds = (double)whole;
    } else if (!cpy_to_double(t, v, &seconds)) {
        return false;
    }
    if (isnan(seconds)) {
        cpy_raise(t, CPY_VALUE_ERROR, "Invalid value NaN (not a number)");
        return false;
    }
    if (fabs(seconds) >= 9223372036.0) {
        cpy_raise(t, CPY_OVERFLOW_ERROR, cpy_is_int(v) || fabs(seconds) < 9.2e18 ? "timestamp too large to convert to C PyTime_t"
            : "timestamp out of range for platform time_t");
        return false;
    }
    *ns = (int64_t)ceil(seconds * 1e9);
    return true;
}

static cpy_value set_clock(struct cpy_thread *t, cpy_value clk_id, int64_t ns)
{
    struct timespec time = {.tv_sec = (time_t)(ns / NS), .tv_nsec = (long)(ns % NS)};
    clockid_t clock;

    if (time.tv_nsec < 0) {
        time.tv_sec--;
        time.tv_nsec += NS;
    }
    if (!read_clock_id(t, clk_id, &clock))
        return CPY_ERROR;
    return clock_settime(clock, &time) ? cpy_raise_errno(t, errno, CPY_UNSET) : CPY_NONE;
}

static cpy_value time_clock_settime(struct cpy_thread *t, const cpy_value *args)
{
    int64_t ns;

    return read_seconds(t, args[1], &ns) ? set_clock(t, args[0], ns) : CPY_ERROR;
}

static cpy_value time_clock_settime_ns(struct cpy_thread *t, const cpy_value *args)
{
    int64_t ns;

    return cpy_to_int64(t, args[1], &ns) ? set_clock(t, args[0], ns) : CPY_ERROR;
}

static cpy_value time_sleep(struct cpy_thread *t, const cpy_value *args)
{
    int64_t ns;

    if (!read_seconds(t, args[0], &ns))
        return CPY_ERROR;
    if (ns < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "sleep length must be non-negative");
    return sleep_ns(t, ns);
}

static cpy_value time_sleep_ms(struct cpy_thread *t, const cpy_value *args)
{
    int64_t ms;

    if (!cpy_to_index(t, args[0], &ms))
        return CPY_ERROR;
    return sleep_ns(t, ms <= 0 ? 0 : ms > INT64_MAX / NS ? INT64_MAX / 2 : ms * 1000000);
}

static cpy_value time_sleep_us(struct cpy_thread *t, const cpy_value *args)
{
    int64_t us;

    if (!cpy_to_index(t, args[0], &us))
        return CPY_ERROR;
    return sleep_ns(t, us <= 0 ? 0 : us > INT64_MAX / NS ? INT64_MAX / 2 : us * 1000);
}

/* --- ticks ------------------------------------------------------------------------------------- */

#define TICKS_PERIOD ((int64_t)1 << 30)

static cpy_value ticks(struct cpy_thread *t, int64_t unit)
{
    return cpy_int(cpy_clock_now(t) / unit & (TICKS_PERIOD - 1));
}

static cpy_value time_ticks_ms(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return ticks(t, 1000000);
}

static cpy_value time_ticks_us(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return ticks(t, 1000);
}

static cpy_value time_ticks_cpu(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return ticks(t, 1);
}

static cpy_value time_ticks_add(struct cpy_thread *t, const cpy_value *args)
{
    uint64_t a, b;

    if (!cpy_to_wrapped64(t, args[0], &a) || !cpy_to_wrapped64(t, args[1], &b))
        return CPY_ERROR;
    return cpy_int((int64_t)((a + b) & (TICKS_PERIOD - 1)));
}

static cpy_value time_ticks_diff(struct cpy_thread *t, const cpy_value *args)
{
    uint64_t a, b;

    if (!cpy_to_wrapped64(t, args[0], &a) || !cpy_to_wrapped64(t, args[1], &b))
        return CPY_ERROR;
    return cpy_int((int64_t)((a - b + TICKS_PERIOD / 2) & (TICKS_PERIOD - 1)) - TICKS_PERIOD / 2);
}

/* --- dates --------------------------------------------------------------------------------------- */

/* A struct_time of its eleven fields. */
static cpy_value make_struct_time(struct cpy_thread *t, const cpy_value *items)
{
    static const char *const names[] = {"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday",
        "tm_yday", "tm_isdst", "+tm_zone", "+tm_gmtoff", NULL};

    return cpy_struct_sequence(t, "time.struct_time", names, items);
}

static cpy_value make_date(struct cpy_thread *t, const struct tm *tm)
{
    cpy_value items[11] = {cpy_int(tm->tm_year + (int64_t)1900), cpy_int(tm->tm_mon + 1), cpy_int(tm->tm_mday),
        cpy_int(tm->tm_hour), cpy_int(tm->tm_min), cpy_int(tm->tm_sec), cpy_int((tm->tm_wday + 6) % 7),
        cpy_int(tm->tm_yday + 1), cpy_int(tm->tm_isdst), cpy_str_from_os(t, tm->tm_zone), cpy_int(tm->tm_gmtoff)};

    return items[9] ? make_struct_time(t, items) : CPY_ERROR;
}

static time_t seconds_now(struct cpy_thread *t) { return (time_t)(cpy_clock_wall_time(t) / NS); }

/* Seconds since 1970 from an optional argument, rounded down. */
static bool read_moment(struct cpy_thread *t, cpy_value v, time_t *out)
{
    double seconds;
    int64_t whole;

    if (v == CPY_NONE) {
        *out = seconds_now(t);
        return true;
    }
    if (cpy_is_float(v)) {
        if (!cpy_to_double(t, v, &seconds))
            return false;
        if (isnan(seconds)) {
            cpy_raise(t, CPY_VALUE_ERROR, "Invalid value NaN (not a number)");
            return false;
        }
        whole = fabs(seconds) < 0x1p62 ? (int64_t)floor(seconds) : INT64_MAX;
    } else if (!cpy_to_index(t, v, &whole)) {
        return false;
    }
    *out = (time_t)whole;
    if (whole != INT64_MAX && whole != INT64_MIN && (int64_t)*out == whole)
        return true;
    cpy_raise(t, CPY_OVERFLOW_ERROR, "timestamp out of range for platform time_t");
    return false;
}

static cpy_value break_down(struct cpy_thread *t, cpy_value v, bool is_local)
{
    time_t moment;
    struct tm tm;

    if (!read_moment(t, v, &moment))
        return CPY_ERROR;
    errno = 0;
    if (!(is_local ? localtime_r(&moment, &tm) : gmtime_r(&moment, &tm)))
        return cpy_raise_errno(t, errno ? errno : EINVAL, CPY_UNSET);
    return make_date(t, &tm);
}

static cpy_value time_gmtime(struct cpy_thread *t, const cpy_value *args) { return break_down(t, args[0], false); }
static cpy_value time_localtime(struct cpy_thread *t, const cpy_value *args)
{
    return break_down(t, args[0], true);
}

/* A date argument: a tuple of 9 or, as MicroPython has it, 8 ints. */
static bool read_date(struct cpy_thread *t, cpy_value v, const char *function, struct tm *tm)
{
    int64_t fields[9] = {[8] = -1};
    int *const targets[9] = {&tm->tm_year, &tm->tm_mon, &tm->tm_mday, &tm->tm_hour, &tm->tm_min, &tm->tm_sec,
        &tm->tm_wday, &tm->tm_yday, &tm->tm_isdst};
    size_t n;
    const cpy_value *items;

    memset(tm, 0, sizeof *tm);
    if (!cpy_is_tuple(v)) {
        cpy_raise(t, CPY_TYPE_ERROR, "Tuple or struct_time argument required");
        return false;
    }
    items = cpy_items(v, &n);
    if (n < 8 || n > 11) {
        cpy_raise(t, CPY_TYPE_ERROR, "%s(): illegal time tuple argument", function);
        return false;
    }
    for (size_t i = 0; i < 9 && i < n; i++)
        if (!cpy_to_index(t, items[i], &fields[i]))
            return false;
    fields[0] -= 1900;
    fields[1]--;
    fields[6] = (fields[6] + 1) % 7;
    fields[7]--;
    for (int i = 0; i < 9; i++) {
        if (fields[i] < INT32_MIN || fields[i] > INT32_MAX) {
            cpy_raise(t, CPY_OVERFLOW_ERROR, "signed integer is %s than %s", fields[i] < 0 ? "less" : "greater",
                fields[i] < 0 ? "minimum" : "maximum");
            return false;
        }
        *targets[i] = (int)fields[i];
    }
    return true;
}

/* What asctime() and strftime() refuse; zeros in month and days count as the first. */
static bool check_date(struct cpy_thread *t, struct tm *tm)
{
    const char *wrong = NULL;

    if (tm->tm_mon == -1)
        tm->tm_mon = 0;
    if (tm->tm_mday == 0)
        tm->tm_mday = 1;
    if (tm->tm_yday == -1)
        tm->tm_yday = 0;
    if (tm->tm_mon < 0 || tm->tm_mon > 11)
        wrong = "month out of range";
    else if (tm->tm_mday < 0 || tm->tm_mday > 31)
        wrong = "day of month out of range";
    else if (tm->tm_hour < 0 || tm->tm_hour > 23)
        wrong = "hour out of range";
    else if (tm->tm_min < 0 || tm->tm_min > 59)
        wrong = "minute out of range";
    else if (tm->tm_sec < 0 || tm->tm_sec > 61)
        wrong = "seconds out of range";
    else if (tm->tm_wday < 0)
        wrong = "day of week out of range";
    else if (tm->tm_yday < 0 || tm->tm_yday > 365)
        wrong = "day of year out of range";
    if (wrong)
        cpy_raise(t, CPY_VALUE_ERROR, "%s", wrong);
    return !wrong;
}

/* The date that a formatting function shall show: the argument, or now. */
static bool date_to_show(struct cpy_thread *t, cpy_value v, const char *function, struct tm *tm)
{
    time_t now;

    if (v != CPY_NONE)
        return read_date(t, v, function, tm) && check_date(t, tm);
    now = seconds_now(t);
    localtime_r(&now, tm);
    return true;
}

static cpy_value time_mktime(struct cpy_thread *t, const cpy_value *args)
{
    struct tm tm;
    time_t moment;

    if (!read_date(t, args[0], "mktime", &tm))
        return CPY_ERROR;
    tm.tm_wday = -1; /* stays so on failure */
    moment = mktime(&tm);
    if (moment == (time_t)-1 && tm.tm_wday == -1)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "mktime argument out of range");
    return cpy_float_from(t, (double)moment);
}

static cpy_value show_date(struct cpy_thread *t, const struct tm *tm)
{
    static const char days[] = "SunMonTueWedThuFriSat", months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    char text[80];
    int n = snprintf(text, sizeof text, "%.3s %.3s%3d %.2d:%.2d:%.2d %lld", days + 3 * tm->tm_wday,
        months + 3 * tm->tm_mon, tm->tm_mday, tm->tm_hour, tm->tm_min, tm->tm_sec, tm->tm_year + 1900LL);

    return cpy_str_from_ascii(t, text, (size_t)n);
}

static cpy_value time_asctime(struct cpy_thread *t, const cpy_value *args)
{
    struct tm tm;

    return date_to_show(t, args[0], "asctime", &tm) ? show_date(t, &tm) : CPY_ERROR;
}

static cpy_value time_ctime(struct cpy_thread *t, const cpy_value *args)
{
    time_t moment;
    struct tm tm;

    if (!read_moment(t, args[0], &moment))
        return CPY_ERROR;
    if (!localtime_r(&moment, &tm))
        return cpy_raise_errno(t, EOVERFLOW, CPY_UNSET);
    return show_date(t, &tm);
}

/* The zone of a date: what a struct_time says, else what holds for its tm_isdst. */
static bool find_zone(struct cpy_thread *t, cpy_value date, struct tm *tm)
{
    cpy_value zone, offset;
    int64_t seconds;

    if (date == CPY_NONE)
        return true; /* localtime_r() has set it */
    tm->tm_zone = tzname[tm->tm_isdst > 0];
    if ((zone = cpy_find_attr_str(t, date, "tm_zone")) && cpy_is_str(zone) && !(tm->tm_zone = cpy_str_utf8(t, zone, NULL)))
        return false;
    if ((offset = cpy_find_attr_str(t, date, "tm_gmtoff")) && cpy_is_int(offset)) {
        if (!cpy_to_int64(t, offset, &seconds))
            return false;
        tm->tm_gmtoff = (long)seconds;
    }
    return !cpy_pending(t);
}

static cpy_value time_strftime(struct cpy_thread *t, const cpy_value *args)
{
    struct tm tm;
    const char *format;
    size_t room, n, len;
    uint8_t *text;
    cpy_value bytes, encoded;

    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "strftime() argument 1 must be str, not %T", args[0]);
    if (!date_to_show(t, args[1], "strftime", &tm) || !find_zone(t, args[1], &tm) ||
        !(encoded = cpy_encode(t, args[0], "utf-8", "surrogatepass")))
        return CPY_ERROR;
    format = (const char *)cpy_bytes_view(encoded, &len);
    if (strlen(format) != len)
        return cpy_raise(t, CPY_VALUE_ERROR, "embedded null character");
    for (room = 256;; room *= 4) { /* 0 also stands for an empty result: some format gives one */
        if (!(bytes = cpy_bytes_new(t, room, &text)))
            return CPY_ERROR;
        if ((n = strftime((char *)text, room, format, &tm)) || room > 256 * (len + 1))
            return cpy_decode(t, text, n, "utf-8", "surrogatepass");
        cpy_keep(bytes);
        cpy_keep(encoded);
    }
}

static cpy_value time_strptime(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_time_parsed parsed;
    cpy_value items[11];

    for (int i = 0; i < 2; i++)
        if (!cpy_is_str(args[i]))
            return cpy_raise(t, CPY_TYPE_ERROR, "strptime() argument %d must be str, not %R", i, cpy_type_of(t, args[i]));
    if (!cpy_time_parse(t, args[0], args[1], &parsed))
        return CPY_ERROR;
    for (int i = 0; i < 9; i++)
        items[i] = cpy_int(parsed.fields[i]);
    items[9] = parsed.zone;
    items[10] = parsed.offset;
    return make_struct_time(t, items);
}

/* --- time zone --------------------------------------------------------------------------------------- */

/* Sets timezone, altzone, daylight and tzname from what January and July have; where winter is in July,
 * that is standard. */
static bool add_zone(struct cpy_thread *t, cpy_value module)
{
    time_t now = time(NULL);
    struct tm january, july, *standard = &january, *summer = &july;
    cpy_value name, summer_name, names;

    localtime_r(&now, &january);
    january = july = (struct tm){.tm_year = january.tm_year, .tm_mday = 1, .tm_isdst = -1};
    july.tm_mon = 6;
    mktime(&january);
    mktime(&july);
    if (january.tm_gmtoff > july.tm_gmtoff) {
        standard = &july;
        summer = &january;
    }
    return (name = cpy_str_from_os(t, standard->tm_zone ? standard->tm_zone : "UTC")) &&
           (summer_name = cpy_str_from_os(t, summer->tm_zone ? summer->tm_zone : "UTC")) &&
           (names = cpy_tuple_of(t, 2, name, summer_name)) && cpy_module_add(t, module, "tzname", names) &&
           cpy_module_add(t, module, "timezone", cpy_int(-standard->tm_gmtoff)) &&
           cpy_module_add(t, module, "altzone", cpy_int(-summer->tm_gmtoff)) &&
           cpy_module_add(t, module, "daylight", cpy_int(standard->tm_gmtoff != summer->tm_gmtoff));
}

static cpy_value time_tzset(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value module = cpy_import(t, "time");

    (void)args;
    tzset();
    return module && add_zone(t, module) ? CPY_NONE : CPY_ERROR;
}

static bool init(struct cpy_thread *t, cpy_value module)
{
    cpy_value date;

    tzset();
    date = break_down(t, cpy_int(0), false);
    return date && cpy_module_add(t, module, "struct_time", cpy_type_of(t, date)) && add_zone(t, module);
}

static const struct cpy_function time_functions[] = {
#define C(name, clock, doc)                                  \
    {#name, "()", time_##name, doc " in seconds.", 0},       \
    {#name "_ns", "()", time_##name##_ns, doc " in nanoseconds.", 0},
    CLOCKS(C)
#undef C
    {"clock_gettime", "(clk_id, /)", time_clock_gettime, "Return what a clock of the system shows, in seconds.", 0},
    {"clock_gettime_ns", "(clk_id, /)", time_clock_gettime_ns,
     "Return what a clock of the system shows, in nanoseconds.", 0},
    {"clock_settime", "(clk_id, time, /)", time_clock_settime, "Set a clock of the system to a number of seconds.", 0},
    {"clock_settime_ns", "(clk_id, time, /)", time_clock_settime_ns, "Set a clock of the system to a number of nanoseconds.", 0},
    {"clock_getres", "(clk_id, /)", time_clock_getres, "Return a clock's resolution in seconds.", 0},
    {"get_clock_info", "(name, /)", time_get_clock_info, "Tell about a clock: 'time', 'monotonic' ...", 0},
    {"sleep", "(seconds, /)", time_sleep, "Pause for at least so many seconds; Ctrl-C interrupts.", 0},
    {"sleep_ms", "(ms, /)", time_sleep_ms, "Pause for milliseconds.", 0},
    {"sleep_us", "(us, /)", time_sleep_us, "Pause for microseconds, exactly even if they are few.", 0},
    {"ticks_ms", "()", time_ticks_ms, "Return a counter of milliseconds that starts anew after 2**30.", 0},
    {"ticks_us", "()", time_ticks_us, "Return a counter of microseconds that starts anew after 2**30.", 0},
    {"ticks_cpu", "()", time_ticks_cpu, "Return the finest counter there is, which starts anew after 2**30.", 0},
    {"ticks_add", "(ticks, delta, /)", time_ticks_add, "Return ticks later (or earlier) by delta.", 0},
    {"ticks_diff", "(ticks1, ticks2, /)", time_ticks_diff, "Return ticks1 - ticks2, right across a new start.", 0},
    {"gmtime", "(seconds=None, /)", time_gmtime, "Return a moment (default: now) as a date in UTC.", 0},
    {"localtime", "(seconds=None, /)", time_localtime, "Return a moment (default: now) as a local date.", 0},
    {"mktime", "(date, /)", time_mktime, "Return a local date as seconds since 1970.", 0},
    {"asctime", "(date=None, /)", time_asctime, "Return a date as text like 'Sat Jun  6 16:26:11 1998'.", 0},
    {"ctime", "(seconds=None, /)", time_ctime, "Return a moment as text in local time.", 0},
    {"strftime", "(format, date=None, /)", time_strftime, "Return a date as text in a format of %Y, %m, %d ...", 0},
    {"strptime", "(string, format='%a %b %d %H:%M:%S %Y', /)", time_strptime, "Read a date from text in a format.", 0},
    {"tzset", "()", time_tzset, "Read the time zone from the environment again.", 0},
    {0},
};

static const struct cpy_constant time_constants[] = {
    CPY_INT_CONSTANT("CLOCK_REALTIME", CLOCK_REALTIME),
    CPY_INT_CONSTANT("CLOCK_MONOTONIC", CLOCK_MONOTONIC),
    CPY_INT_CONSTANT("CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW),
    CPY_INT_CONSTANT("CLOCK_BOOTTIME", CLOCK_BOOTTIME),
    CPY_INT_CONSTANT("CLOCK_TAI", CLOCK_TAI),
    CPY_INT_CONSTANT("CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID),
    CPY_INT_CONSTANT("CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID),
    {0},
};

const struct cpy_module_def cpy_module_time = {
    .name = "time",
    .doc = "Clocks, pauses and dates.",
    .functions = time_functions,
    .constants = time_constants,
    .init = init,
};
