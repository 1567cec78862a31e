/* SPDX-License-Identifier: MIT */
/* vm/interp/code.c - code objects: their type, what Python sees of them, and the position table.
 *
 * Positions are stored as runs of instructions that share one: the run's length, then
 * line, end line, column and end column as differences, each number in groups of seven
 * bits.  They are decoded from the start whenever one is asked for. */
#include "vm/interp/code.h"

#include "vm/objects/list.h"
#include "vm/objects/function.h"

const struct cpy_op_info cpy_op_info[CPY_OP_GENERIC_COUNT] = {
#define OP(name, a, b, c, d, meaning) {#name, CPY_OPERAND_##a, CPY_OPERAND_##b, CPY_OPERAND_##c, CPY_OPERAND_##d},
    CPY_OPCODES(OP)
#undef OP
};

bool cpy_op_is_test(unsigned op)
{
    return (op >= CPY_OP_TEST && op <= CPY_OP_TEST_MATCH) || op == CPY_OP_FOR_ITER;
}

/* --- positions --------------------------------------------------------------------------------- */

static uint8_t *put(uint8_t *out, uint32_t n)
{
    for (; n >= 128; n >>= 7)
        *out++ = (uint8_t)(n | 128);
    *out = (uint8_t)n;
    return out + 1;
}

static uint32_t take(const struct cpy_code *code, uint32_t *at)
{
    uint32_t n = 0;

    for (unsigned shift = 0; *at < code->positions_len; shift += 7) {
        uint8_t byte = code->positions[(*at)++];

        n |= (uint32_t)(byte & 127) << (shift & 31);
        if (byte < 128)
            break;
    }
    return n;
}

static int32_t take_signed(const struct cpy_code *code, uint32_t *at)
{
    uint32_t n = take(code, at);

    return (int32_t)(n >> 1 ^ (0u - (n & 1)));
}

uint8_t *cpy_positions_put_wide(
    uint8_t *out, uint32_t count, uint32_t line, uint32_t lines, uint32_t column, uint32_t width)
{
    out = put(put(put(out, count), line), lines);
    return put(put(out, column), width);
}

bool cpy_positions_next(
    const struct cpy_code *code, uint32_t *at, uint32_t *start, uint32_t *end, struct cpy_position *position)
{
    if (*at >= code->positions_len)
        return false;
    *start = *end;
    *end += take(code, at);
    position->line += take_signed(code, at);
    position->end_line = position->line + take_signed(code, at);
    position->column = (int32_t)take(code, at) - 1;
    position->end_column = position->column + take_signed(code, at);
    return true;
}

struct cpy_position cpy_code_position(const struct cpy_code *code, uint32_t pc)
{
    struct cpy_position p = {0, 0, 0, 0};
    uint32_t at = 0, start = 0, end = 0;

    while (cpy_positions_next(code, &at, &start, &end, &p))
        if (pc < end)
            return p;
    return (struct cpy_position){-1, -1, -1, -1};
}

int32_t cpy_code_line(const struct cpy_code *code, uint32_t pc)
{
    struct cpy_position p = {0, 0, 0, 0};
    uint32_t at = 0, start = 0, end = 0;
    int32_t line = code->first_line;
    uint32_t upto = 0; /* where the last instruction with a line ends */

    while (cpy_positions_next(code, &at, &start, &end, &p) && start <= pc)
        if (p.line > 0) {
            line = p.line;
            upto = end;
        }
    for (uint32_t i = 0; i < code->mark_count && code->marks[i].pc <= pc; i++)
        if (code->marks[i].pc >= upto && code->marks[i].line > 0)
            line = code->marks[i].line;
    return line;
}

/* --- what Python sees ------------------------------------------------------------------------------- */

static struct cpy_code *as_code(const cpy_value *args)
{
    return cpy_as_code(args[0]);
}

#define FIELD(attribute, field) \
    static cpy_value get_##attribute(struct cpy_thread *t, const cpy_value *args) \
    { \
        (void)t; \
        return cpy_load(as_code(args)->field); \
    }
#define NUMBER(attribute, expression) \
    static cpy_value get_##attribute(struct cpy_thread *t, const cpy_value *args) \
    { \
        const struct cpy_code *code = as_code(args); \
\
        (void)t; \
        return cpy_int(expression); \
    }

FIELD(name, name)
FIELD(qualname, qualname)
FIELD(filename, filename)
FIELD(cellvars, cellvars)
FIELD(freevars, freevars)
NUMBER(firstlineno, code->first_line)
NUMBER(argcount, code->arg_count)
NUMBER(posonlyargcount, code->posonly_count)
NUMBER(kwonlyargcount, code->kwonly_count)
NUMBER(flags, code->flags & (0x3ff | CPY_CODE_FUTURE_ANNOTATIONS))
NUMBER(stacksize, code->reg_count - code->local_count)

static cpy_value get_source(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value source = cpy_load(as_code(args)->source);

    (void)t;
    return source ? source : CPY_NONE;
}

static bool tuple_has(cpy_value tuple, cpy_value v)
{
    for (size_t i = 0; i < cpy_tuple_len(tuple); i++)
        if (cpy_tuple_get(tuple, i) == v)
            return true;
    return false;
}

static bool list_has(cpy_value list, cpy_value v)
{
    for (size_t i = 0; i < cpy_list_len(list); i++)
        if (cpy_list_get(list, i) == v)
            return true;
    return false;
}

int cpy_code_varname(const struct cpy_code *code, uint32_t i)
{
    uint32_t starred = (code->flags & CPY_CODE_VARARGS) != 0, doubled = (code->flags & CPY_CODE_VARKEYWORDS) != 0;
    uint32_t positional = code->arg_count, parameters = positional + code->kwonly_count + starred + doubled, from = i;

    if (starred && i >= positional && i < positional + code->kwonly_count)
        from = i + 1;
    else if (starred && i == positional + code->kwonly_count)
        from = positional;
    if (i >= parameters && tuple_has(cpy_load(code->cellvars), cpy_tuple_get(cpy_load(code->locals), from)))
        return -1;
    return (int)from;
}

/* Variables of comprehensions have registers of their own, but may have the name of others. */
static cpy_value get_varnames(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_code *code = as_code(args);
    cpy_value list = cpy_list_new(t, code->local_count);

    for (uint32_t i = 0; list && i < code->local_count; i++) {
        int at = cpy_code_varname(code, i);
        cpy_value name = at < 0 ? CPY_UNSET : cpy_tuple_get(cpy_load(code->locals), (size_t)at);

        if (name && (i < code->own_count || !list_has(list, name)) && !cpy_list_append(t, list, name))
            return CPY_ERROR;
    }
    return list ? cpy_tuple_from_iterable(t, list) : CPY_ERROR;
}

static cpy_value get_nlocals(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value names = get_varnames(t, args);

    return names ? cpy_int((int64_t)cpy_tuple_len(names)) : CPY_ERROR;
}

/* Constants that a code object uses in one way, each once, in the order of their first use. */
struct selection {
    struct cpy_thread *t;
    const struct cpy_code *code;
    bool names; /* those that are names, not values */
    cpy_value list;
    cpy_value seen; /* dict of the ints among them, which may stand in an instruction as well as in the table */
    uint8_t *taken; /* by number: is it in the list? */
};

static bool take_value(struct selection *s, cpy_value v)
{
    if (cpy_is_small(v)) {
        if (cpy_dict_get(s->t, s->seen, v))
            return true;
        if (cpy_pending(s->t) || !cpy_dict_set(s->t, s->seen, v, CPY_NONE))
            return false;
    }
    return cpy_list_append(s->t, s->list, v);
}

static bool take_constant(struct selection *s, bool name, uint32_t k)
{
    if (name != s->names || s->taken[k])
        return true;
    s->taken[k] = 1;
    return take_value(s, cpy_load(s->code->consts[k]));
}

/* None and small ints are no constants of the table: instructions of their own load them. */
static bool take_loaded(struct selection *s, struct cpy_insn i)
{
    bool none = i.op == CPY_OP_RETURN_NONE || i.op == CPY_OP_LOAD_NONE;

    if (s->names || (!none && i.op != CPY_OP_LOAD_INT))
        return true;
    if (!none)
        return take_value(s, cpy_int(i.bc));
    if (cpy_dict_get(s->t, s->seen, CPY_NONE))
        return true;
    return !cpy_pending(s->t) && cpy_dict_set(s->t, s->seen, CPY_NONE, CPY_NONE) && cpy_list_append(s->t, s->list, CPY_NONE);
}

unsigned cpy_insn_constants(const struct cpy_code *code, struct cpy_insn i, struct cpy_constant_use uses[2])
{
    const struct cpy_op_info *info = &cpy_op_info[i.op];
    unsigned n = 0;

    if (info->b == CPY_OPERAND_KK)
        uses[n++] = (struct cpy_constant_use){(uint32_t)i.bc, CPY_USE_BC, i.op != CPY_OP_LOAD_CONST};
    if (info->b == CPY_OPERAND_K)
        uses[n++] = (struct cpy_constant_use){i.b, CPY_USE_B, i.op == CPY_OP_IMPORT_NAME || i.op == CPY_OP_IMPORT_FROM};
    if (info->c == CPY_OPERAND_K)
        uses[n++] = (struct cpy_constant_use){i.c, CPY_USE_C, i.op == CPY_OP_IMPORT_FROM};
    if (info->c == CPY_OPERAND_X)
        uses[n++] = (struct cpy_constant_use){code->cache_names[cpy_insn_cache(i)], CPY_USE_CACHE, true};
    return n;
}

static bool take_instruction(struct selection *s, struct cpy_insn i)
{
    struct cpy_constant_use uses[2];
    unsigned n = cpy_insn_constants(s->code, i, uses);
    bool ok = take_loaded(s, i);

    for (unsigned k = 0; ok && k < n; k++)
        ok = take_constant(s, uses[k].is_name, uses[k].k);
    return ok;
}

static cpy_value select_constants(struct cpy_thread *t, const struct cpy_code *code, bool names)
{
    struct selection s = {t, code, names, cpy_list_new(t, 0), cpy_dict_new(t), cpy_malloc(t, code->const_count + (size_t)1)};
    bool ok = s.list && s.seen && s.taken;

    if (ok) {
        memset(s.taken, 0, code->const_count + (size_t)1);
        ok = names || !(code->flags & CPY_CODE_HAS_DOC) || take_constant(&s, false, 0);
    }
    for (uint32_t i = 0; ok && i < code->insn_count; i++)
        ok = take_instruction(&s, code->insns[i]);
    if (s.taken)
        cpy_free(code, s.taken, code->const_count + (size_t)1);
    return ok ? cpy_tuple_from_iterable(t, s.list) : CPY_ERROR;
}

static cpy_value get_consts(struct cpy_thread *t, const cpy_value *args)
{
    return select_constants(t, as_code(args), false);
}

static cpy_value get_names(struct cpy_thread *t, const cpy_value *args)
{
    return select_constants(t, as_code(args), true);
}

static cpy_value get_code(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_code *code = as_code(args);

    return cpy_bytes_from(t, code->insns, code->insn_count * sizeof *code->insns);
}

static cpy_value get_linetable(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_code *code = as_code(args);

    return cpy_bytes_from(t, code->positions, code->positions_len);
}

/* Four numbers of 32 bits a handler: from where, to where, the handler, all in bytes of co_code; and its register. */
static cpy_value get_exceptiontable(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_code *code = as_code(args);
    size_t size = code->handler_count * sizeof(uint32_t[4]);
    uint32_t (*rows)[4] = cpy_malloc(t, size + 1);
    cpy_value table;

    if (!rows)
        return CPY_ERROR;
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const struct cpy_handler *h = &code->handlers[i];
        uint32_t width = sizeof(struct cpy_insn);

        memcpy(rows[i], (uint32_t[4]){h->start * width, h->end * width, h->handler * width, h->reg}, sizeof rows[i]);
    }
    table = cpy_bytes_from(t, rows, size);
    cpy_free(code, rows, size + 1);
    return table;
}

static cpy_value number_or_none(int32_t n)
{
    return n < 0 ? CPY_NONE : cpy_int(n);
}

/* Adds (start, end, line), instructions counted in bytes. */
static bool add_line(struct cpy_thread *t, cpy_value list, uint32_t start, uint32_t end, int32_t line)
{
    int64_t width = sizeof(struct cpy_insn);
    cpy_value row = cpy_tuple_of(t, 3, cpy_int(start * width), cpy_int(end * width), number_or_none(line));

    return row && cpy_list_append(t, list, row);
}

/* Adds the lines before instruction number end that have no instruction: rows without length.  *mark counts them. */
static bool add_marks(struct cpy_thread *t, cpy_value list, const struct cpy_code *code, uint32_t *mark, uint32_t end)
{
    bool ok = true;

    for (; ok && *mark < code->mark_count && code->marks[*mark].pc <= end; ++*mark)
        ok = add_line(t, list, code->marks[*mark].pc, code->marks[*mark].pc, code->marks[*mark].line);
    return ok;
}

/* The line of a run of instructions; a return at the end of the body belongs to what is before it. */
static int32_t line_of_run(const struct cpy_code *code, uint32_t start, int32_t line, int32_t before)
{
    return line < 0 && code->insns[start].op == CPY_OP_RETURN_NONE ? before : line;
}

static cpy_value code_lines(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_code *code = as_code(args);
    struct cpy_position p = {0, 0, 0, 0};
    uint32_t at = 0, start = 0, end = 0, mark = 0, from = 0;
    bool is_module = !(code->flags & (CPY_CODE_OPTIMIZED | CPY_CODE_CLASS_BODY));
    int32_t line = is_module ? 0 : code->first_line; /* of the run from..start, which begins with the call */
    cpy_value list = cpy_list_new(t, 0);
    bool ok = list && add_line(t, list, 0, 0, line);

    while (ok && cpy_positions_next(code, &at, &start, &end, &p)) {
        int32_t next = line_of_run(code, start, p.line, line);
        bool marked = mark < code->mark_count && code->marks[mark].pc <= start;

        if (start == 0)
            line = next;
        if (next == line && !marked)
            continue;
        ok = (start == from || add_line(t, list, from, start, line)) && add_marks(t, list, code, &mark, start);
        from = start;
        line = next;
    }
    return ok && (end == from || add_line(t, list, from, end, line)) ? cpy_iter(t, list) : CPY_ERROR;
}

static cpy_value code_positions(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_code *code = as_code(args);
    struct cpy_position p = {0, 0, 0, 0};
    uint32_t at = 0, start = 0, end = 0;
    cpy_value list = cpy_list_new(t, code->insn_count), row = CPY_UNSET;

    while (list && cpy_positions_next(code, &at, &start, &end, &p)) {
        if (!row || p.line >= 0 || code->insns[start].op != CPY_OP_RETURN_NONE)
            row = cpy_tuple_of(t, 4, number_or_none(p.line), number_or_none(p.end_line), number_or_none(p.column),
                number_or_none(p.end_column));
        for (; row && start < end; start++)
            if (!cpy_list_append(t, list, row))
                return CPY_ERROR;
        if (!row)
            return CPY_ERROR;
    }
    return list ? cpy_iter(t, list) : CPY_ERROR;
}

static cpy_value code_repr(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_code *code = as_code(args);

    return cpy_str_format(t, "<code object %V at 0x%llx, file \"%V\", line %d>", cpy_load(code->name),
        (unsigned long long)args[0], cpy_load(code->filename), code->first_line);
}

static bool is_number(cpy_value v) { return cpy_is_float(v) || cpy_has_layout(v, CPY_TYPE_COMPLEX); }

/* Bit for bit: 0.0 is not -0.0 in a program, and a NaN is itself. */
static int same_number(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    double x[2], y[2];

    if (!cpy_to_complex(t, a, &x[0], &x[1]) || !cpy_to_complex(t, b, &y[0], &y[1]))
        return -1;
    return memcmp(x, y, sizeof x) == 0;
}

/* Are two constants, or tuples of them, of one type and equal?  1, 0, -1. */
static int same_constant(struct cpy_thread *t, cpy_value a, cpy_value b)
{
    int same = 1;

    if (cpy_type_of(t, a) != cpy_type_of(t, b))
        return 0;
    if (!cpy_is_tuple(a))
        return is_number(a) ? same_number(t, a, b) : cpy_equal(t, a, b);
    if (cpy_tuple_len(a) != cpy_tuple_len(b) || !cpy_check_stack(t))
        return cpy_pending(t) ? -1 : 0;
    for (size_t i = 0; same > 0 && i < cpy_tuple_len(a); i++)
        same = same_constant(t, cpy_tuple_get(a, i), cpy_tuple_get(b, i));
    return same;
}

static bool same_shape(const struct cpy_code *a, const struct cpy_code *b)
{
    return a->flags == b->flags && a->arg_count == b->arg_count && a->posonly_count == b->posonly_count &&
           a->kwonly_count == b->kwonly_count && a->local_count == b->local_count && a->reg_count == b->reg_count &&
           a->first_line == b->first_line && a->insn_count == b->insn_count && a->const_count == b->const_count &&
           a->positions_len == b->positions_len && memcmp(a->positions, b->positions, a->positions_len) == 0 &&
           memcmp(a->insns, b->insns, a->insn_count * sizeof *a->insns) == 0;
}

/* Would the two do the same?  File names are of no account. */
static cpy_value code_eq(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_code *a = as_code(args), *b;
    int same;

    if (!cpy_has_layout(args[1], CPY_TYPE_CODE))
        return CPY_NOT_IMPLEMENTED;
    b = cpy_as_code(args[1]);
    if (!same_shape(a, b))
        return CPY_FALSE;
    same = cpy_equal(t, cpy_load(a->name), cpy_load(b->name));
    for (uint32_t i = 0; same > 0 && i < a->const_count; i++)
        same = same_constant(t, cpy_load(a->consts[i]), cpy_load(b->consts[i]));
    if (same > 0 && (same = same_constant(t, cpy_load(a->locals), cpy_load(b->locals))) > 0)
        same = same_constant(t, cpy_load(a->freevars), cpy_load(b->freevars));
    if (same > 0)
        same = same_constant(t, cpy_load(a->cellvars), cpy_load(b->cellvars));
    return same < 0 ? CPY_ERROR : cpy_bool(same);
}

static cpy_value code_hash(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_code *code = as_code(args);
    int64_t hash;

    if (!cpy_hash(t, cpy_load(code->name), &hash))
        return CPY_ERROR;
    return cpy_int_from(t, hash ^ (int64_t)code->insn_count << 20 ^ code->first_line);
}

#define REPLACE_SIGNATURE \
    "(self, /, *, co_flags=None, co_firstlineno=None, co_filename=None, co_name=None, co_qualname=None, " \
    "co_argcount=None, co_posonlyargcount=None, co_kwonlyargcount=None, co_nlocals=None, co_stacksize=None, " \
    "co_code=None, co_consts=None, co_names=None, co_varnames=None, co_freevars=None, co_cellvars=None, " \
    "co_linetable=None, co_exceptiontable=None)"

static const struct cpy_function code_methods[] = {
    {"__new__",
        "(cls, argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, "
        "filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /)",
        cpy_code_new, "Make a code object of the parts of others that exist: codestring must be the co_code of one.",
        CPY_BIND_INSTANCE},
    {"__eq__", "(self, value, /)", code_eq, "Return self == value.", CPY_BIND_INSTANCE},
    {"__hash__", "(self, /)", code_hash, "Return hash(self).", CPY_BIND_INSTANCE},
    {"__repr__", "(self, /)", code_repr, "Return repr(self).", CPY_BIND_INSTANCE},
    {"replace", REPLACE_SIGNATURE, cpy_code_replace, "Return a copy with some attributes replaced.", CPY_BIND_INSTANCE},
    {"__replace__", REPLACE_SIGNATURE, cpy_code_replace, "The same as replace(), for copy.replace().", CPY_BIND_INSTANCE},
    {"co_lines", "(self, /)", code_lines, "Iterate over (start, end, line) of the instructions; line may be None.",
        CPY_BIND_INSTANCE},
    {"co_positions", "(self, /)", code_positions,
        "Iterate over (line, end line, column, end column) of each instruction.", CPY_BIND_INSTANCE},
    {"_instructions", "(self, /)", cpy_code_instructions,
        "Return (opcode, operands, what they mean, their text, whether it jumps) of each instruction.", CPY_BIND_INSTANCE},
    {"_opcodes", "(self, /)", cpy_code_opcodes,
        "Return the name of each opcode and the kinds of its operands, the letters of vm/interp/opcodes.h.",
        CPY_BIND_INSTANCE},
    {0},
};

static const struct cpy_attribute code_attributes[] = {
    {"co_name", get_name, cpy_set_member, "Name of the function, class or module."},
    {"co_qualname", get_qualname, cpy_set_member, "Name with those of the functions and classes around it."},
    {"co_filename", get_filename, cpy_set_member, "File it was compiled from."},
    {"co_firstlineno", get_firstlineno, cpy_set_member, "First line in that file."},
    {"co_argcount", get_argcount, cpy_set_member, "Number of positional parameters, without *args."},
    {"co_posonlyargcount", get_posonlyargcount, cpy_set_member, "Number of positional-only parameters."},
    {"co_kwonlyargcount", get_kwonlyargcount, cpy_set_member, "Number of keyword-only parameters, without **kwargs."},
    {"co_nlocals", get_nlocals, cpy_set_member, "Number of local variables."},
    {"co_stacksize", get_stacksize, cpy_set_member, "Number of temporary registers."},
    {"co_flags", get_flags, cpy_set_member, "Bits: 4 *args, 8 **kwargs, 16 nested, 32 generator, 128 coroutine, 512 async generator."},
    {"_source", get_source, NULL, "The text that the code was compiled from, if no file has it."},
    {"co_varnames", get_varnames, NULL, "Names of parameters and local variables."},
    {"co_cellvars", get_cellvars, NULL, "Names of local variables that inner functions use."},
    {"co_freevars", get_freevars, NULL, "Names of variables of outer functions."},
    {"co_consts", get_consts, cpy_set_member, "Constants that the code loads."},
    {"co_names", get_names, cpy_set_member, "Global names, attributes and imports."},
    {"co_code", get_code, NULL, "The instructions, 8 bytes each."},
    {"_co_code_adaptive", get_code, NULL, "The same as co_code."},
    {"co_linetable", get_linetable, NULL, "The places in the source, encoded; co_positions() tells them."},
    {"co_exceptiontable", get_exceptiontable, NULL,
        "Handlers of exceptions, four numbers of 32 bits each: start, end, handler, register."},
    {0},
};

/* --- the type ------------------------------------------------------------------------------------------ */

static void code_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    struct cpy_code *code = (struct cpy_code *)o;

    cpy_trace_many(tracer, code->consts, code->const_count);
    cpy_trace(tracer, code->name);
    cpy_trace(tracer, code->qualname);
    cpy_trace(tracer, code->filename);
    cpy_trace(tracer, code->source);
    cpy_trace(tracer, code->locals);
    cpy_trace(tracer, code->cellvars);
    cpy_trace(tracer, code->freevars);
    cpy_trace(tracer, code->self_names);
    if (code->side)
        cpy_side_trace(tracer, code);
}

struct cpy_code_lengths cpy_code_lengths(const struct cpy_code *code)
{
    return (struct cpy_code_lengths){
        code->const_count, code->insn_count, code->handler_count, code->cache_count, code->positions_len,
        code->mark_count};
}

/* Bytes of the block that holds the arrays. */
static size_t block_size(struct cpy_code_lengths n)
{
    return n.consts * sizeof(cpy_field) + n.insns * sizeof(struct cpy_insn) + n.handlers * sizeof(struct cpy_handler) +
           n.caches * sizeof(uint32_t) + n.marks * sizeof(struct cpy_line_mark) + n.positions;
}

bool cpy_code_reserve(struct cpy_thread *t, struct cpy_code *code, struct cpy_code_lengths n)
{
    cpy_field *consts = cpy_malloc(t, block_size(n));

    if (!consts)
        return false;
    for (size_t i = 0; i < block_size(n); i += 64) /* all of it is about to be written */
        __builtin_prefetch((char *)consts + i, 1);
    memset(consts, 0, n.consts * sizeof *consts);
    code->consts = consts;
    code->insns = (struct cpy_insn *)(consts + n.consts);
    code->handlers = (struct cpy_handler *)(code->insns + n.insns);
    code->cache_names = (uint32_t *)(code->handlers + n.handlers);
    code->marks = (struct cpy_line_mark *)(code->cache_names + n.caches);
    code->positions = (uint8_t *)(code->marks + n.marks);
    code->const_count = n.consts;
    code->insn_count = n.insns;
    code->handler_count = n.handlers;
    code->cache_count = n.caches;
    code->positions_len = n.positions;
    code->mark_count = n.marks;
    return true;
}

static void code_destroy(struct cpy_object *o)
{
    struct cpy_code *code = (struct cpy_code *)o;

    if (code->side)
        cpy_side_free(code);
    cpy_free(code, code->consts, block_size(cpy_code_lengths(code)));
}

const struct cpy_type_def cpy_code_type = {
    .name = "code",
    .doc = "A compiled function body, class body or module.",
    .size = sizeof(struct cpy_code),
    .flags = CPY_TYPE_FINAL,
    .methods = code_methods,
    .attributes = code_attributes,
    .trace = code_trace,
    .destroy = code_destroy,
};
