/* SPDX-License-Identifier: MIT */
/* vm/compiler/ast_layout.c - the table of classes and fields of module ast. */
#include "vm/compiler/ast_layout.h"

/* Rows of fields of a struct: F(name, kind, member), A(name, kind, member, count member). */
#define AT(type, member) (uint16_t)offsetof(struct type, member)
#define F(name, kind, member) {name, CPY_FIELD_##kind, AT(STRUCT, member), 0, NULL}
#define A(name, kind, member, count) {name, CPY_FIELD_##kind, AT(STRUCT, member), AT(STRUCT, count), NULL}
#define S(name, member, count, layout) {name, CPY_FIELD_STRUCTS, AT(STRUCT, member), AT(STRUCT, count), &layout}
#define X(name, kind) {name, CPY_FIELD_##kind, 0, 0, NULL}
#define LAYOUT(name, fields, placed) {name, fields, CPY_COUNT(fields), sizeof(struct STRUCT), placed}

#define STRUCT cpy_arg
static const struct cpy_ast_field arg_fields[] = {F("arg", NAME, name), F("annotation", OPTIONAL, annotation),
    X("type_comment", NONE)};
const struct cpy_ast_layout cpy_ast_arg = LAYOUT("arg", arg_fields, AT(STRUCT, line));
#undef STRUCT

#define STRUCT cpy_type_param
static const struct cpy_ast_field typevar_fields[] = {F("name", NAME, name), F("bound", OPTIONAL, bound),
    F("default_value", OPTIONAL, value)};
static const struct cpy_ast_field other_fields[] = {F("name", NAME, name), F("default_value", OPTIONAL, value)};
const struct cpy_ast_layout cpy_ast_type_params[] = {
    [CPY_PARAM_TYPEVAR] = LAYOUT("TypeVar", typevar_fields, AT(STRUCT, line)),
    [CPY_PARAM_PARAMSPEC] = LAYOUT("ParamSpec", other_fields, AT(STRUCT, line)),
    [CPY_PARAM_TYPEVARTUPLE] = LAYOUT("TypeVarTuple", other_fields, AT(STRUCT, line)),
};
#undef STRUCT

#define STRUCT cpy_keyword
static const struct cpy_ast_field keyword_fields[] = {F("arg", OPTIONAL_NAME, name), F("value", NODE, value)};
static const struct cpy_ast_layout keyword = LAYOUT("keyword", keyword_fields, AT(STRUCT, line));
#undef STRUCT

#define STRUCT cpy_comprehension
static const struct cpy_ast_field comprehension_fields[] = {F("target", NODE, target), F("iter", NODE, iter),
    F("ifs", LIST, ifs), F("is_async", BOOL, is_async)};
static const struct cpy_ast_layout comprehension = LAYOUT("comprehension", comprehension_fields, 0);
#undef STRUCT

#define STRUCT cpy_except_handler
static const struct cpy_ast_field handler_fields[] = {F("type", OPTIONAL, type), F("name", OPTIONAL_NAME, name),
    F("body", LIST, body)};
static const struct cpy_ast_layout handler = LAYOUT("ExceptHandler", handler_fields, AT(STRUCT, line));
#undef STRUCT

#define STRUCT cpy_match_case
static const struct cpy_ast_field case_fields[] = {F("pattern", NODE, pattern), F("guard", OPTIONAL, guard),
    F("body", LIST, body)};
static const struct cpy_ast_layout match_case = LAYOUT("match_case", case_fields, 0);
#undef STRUCT

#define STRUCT cpy_with_item
static const struct cpy_ast_field item_fields[] = {F("context_expr", NODE, context), F("optional_vars", OPTIONAL, vars)};
static const struct cpy_ast_layout with_item = LAYOUT("withitem", item_fields, 0);
#undef STRUCT

#define STRUCT cpy_alias
static const struct cpy_ast_field alias_fields[] = {F("name", NAME, name), F("asname", OPTIONAL_NAME, as_name)};
static const struct cpy_ast_layout alias = LAYOUT("alias", alias_fields, AT(STRUCT, line));
#undef STRUCT

#define STRUCT cpy_node
#define FIELDS(name, ...) static const struct cpy_ast_field name##_fields[] = {__VA_ARGS__};
FIELDS(function, F("name", NAME, function.name), F("args", ARGUMENTS, function.args), F("body", LIST, function.body),
    F("decorator_list", LIST, function.decorators), F("returns", OPTIONAL, function.returns), X("type_comment", NONE),
    F("type_params", TYPE_PARAMS, function.type_params))
FIELDS(class_def, F("name", NAME, class_def.name), F("bases", LIST, class_def.bases),
    S("keywords", class_def.keywords, class_def.keyword_count, keyword), F("body", LIST, class_def.body),
    F("decorator_list", LIST, class_def.decorators), F("type_params", TYPE_PARAMS, class_def.type_params))
FIELDS(type_alias, F("name", NODE, type_alias.target), F("type_params", TYPE_PARAMS, type_alias.type_params),
    F("value", NODE, type_alias.value))
FIELDS(optional_value, F("value", OPTIONAL, value.value))
FIELDS(value, F("value", NODE, value.value))
FIELDS(starred, F("value", NODE, value.value), X("ctx", CONTEXT))
FIELDS(delete, F("targets", LIST, assign.targets))
FIELDS(assign, F("targets", LIST, assign.targets), F("value", NODE, assign.value), X("type_comment", NONE))
FIELDS(aug_assign, F("target", NODE, aug_assign.target), X("op", OPERATOR), F("value", NODE, aug_assign.value))
FIELDS(ann_assign, F("target", NODE, ann_assign.target), F("annotation", NODE, ann_assign.annotation),
    F("value", OPTIONAL, ann_assign.value), X("simple", FLAG))
FIELDS(for_loop, F("target", NODE, for_loop.target), F("iter", NODE, for_loop.iter), F("body", LIST, for_loop.body),
    F("orelse", LIST, for_loop.orelse), X("type_comment", NONE))
FIELDS(branch, F("test", NODE, branch.test), F("body", LIST, branch.body), F("orelse", LIST, branch.orelse))
FIELDS(with, S("items", with.items, with.item_count, with_item), F("body", LIST, with.body), X("type_comment", NONE))
FIELDS(match, F("subject", NODE, match.subject), S("cases", match.cases, match.count, match_case))
FIELDS(raise, F("exc", OPTIONAL, raise.exc), F("cause", OPTIONAL, raise.cause))
FIELDS(try_stmt, F("body", LIST, try_stmt.body), S("handlers", try_stmt.handlers, try_stmt.handler_count, handler),
    F("orelse", LIST, try_stmt.orelse), F("finalbody", LIST, try_stmt.final))
FIELDS(assertion, F("test", NODE, assertion.test), F("msg", OPTIONAL, assertion.msg))
FIELDS(import, S("names", import.names, import.count, alias))
FIELDS(import_from, F("module", OPTIONAL_NAME, import.module), S("names", import.names, import.count, alias),
    X("level", FLAG))
FIELDS(names, A("names", NAMES, names.names, names.count))
FIELDS(bool_op, X("op", BOOL_OPERATOR), F("values", LIST, list.values))
FIELDS(named_expr, F("target", NODE, aug_assign.target), F("value", NODE, aug_assign.value))
FIELDS(bin_op, F("left", NODE, bin.left), X("op", OPERATOR), F("right", NODE, bin.right))
FIELDS(unary_op, X("op", UNARY_OPERATOR), F("operand", NODE, unary.operand))
FIELDS(lambda, F("args", ARGUMENTS, lambda.args), F("body", NODE, lambda.body))
FIELDS(if_exp, F("test", NODE, if_exp.test), F("body", NODE, if_exp.body), F("orelse", NODE, if_exp.orelse))
FIELDS(dict, F("keys", LIST, dict.keys), F("values", LIST, dict.values))
FIELDS(set, F("elts", LIST, list.values))
FIELDS(comp, F("elt", NODE, comp.element), S("generators", comp.generators, comp.count, comprehension))
FIELDS(dict_comp, F("key", NODE, comp.element), F("value", NODE, comp.value),
    S("generators", comp.generators, comp.count, comprehension))
FIELDS(compare, F("left", NODE, compare.left), A("ops", COMPARISONS, compare.ops, compare.comparators.count),
    F("comparators", LIST, compare.comparators))
FIELDS(call, F("func", NODE, call.func), F("args", LIST, call.args),
    S("keywords", call.keywords, call.keyword_count, keyword))
FIELDS(formatted, F("value", NODE, formatted.value), X("conversion", CONVERSION), F("format_spec", OPTIONAL, formatted.spec))
FIELDS(joined_str, F("values", LIST, list.values))
FIELDS(constant, F("value", VALUE, constant.value), X("kind", U))
FIELDS(attribute, F("value", NODE, attribute.value), F("attr", NAME, attribute.attr), X("ctx", CONTEXT))
FIELDS(subscript, F("value", NODE, subscript.value), F("slice", NODE, subscript.slice), X("ctx", CONTEXT))
FIELDS(name, F("id", NAME, name.id), X("ctx", CONTEXT))
FIELDS(list, F("elts", LIST, list.values), X("ctx", CONTEXT))
FIELDS(slice, F("lower", OPTIONAL, slice.lower), F("upper", OPTIONAL, slice.upper), F("step", OPTIONAL, slice.step))
FIELDS(singleton, F("value", VALUE, constant.value))
FIELDS(patterns, F("patterns", LIST, list.values))
FIELDS(match_mapping, F("keys", LIST, match_mapping.keys), F("patterns", LIST, match_mapping.patterns),
    F("rest", OPTIONAL_NAME, match_mapping.rest))
FIELDS(match_class, F("cls", NODE, match_class.class), F("patterns", LIST, match_class.patterns),
    A("kwd_attrs", KEYWORD_NAMES, match_class.keywords, match_class.keyword_count),
    A("kwd_patterns", KEYWORD_VALUES, match_class.keywords, match_class.keyword_count))
FIELDS(match_star, F("name", OPTIONAL_NAME, match_star.name))
FIELDS(match_as, F("pattern", OPTIONAL, match_as.pattern), F("name", OPTIONAL_NAME, match_as.name))

#define N(kind, name, fields) [CPY_NODE_##kind] = LAYOUT(name, fields##_fields, AT(STRUCT, line))
#define BARE(kind, name) [CPY_NODE_##kind] = {name, NULL, 0, sizeof(struct cpy_node), AT(STRUCT, line)}
static const struct cpy_ast_layout nodes[] = {
    N(FUNCTION_DEF, "FunctionDef", function), N(CLASS_DEF, "ClassDef", class_def), N(RETURN, "Return", optional_value),
    N(DELETE, "Delete", delete), N(ASSIGN, "Assign", assign), N(AUG_ASSIGN, "AugAssign", aug_assign),
    N(ANN_ASSIGN, "AnnAssign", ann_assign), N(FOR, "For", for_loop), N(WHILE, "While", branch), N(IF, "If", branch),
    N(WITH, "With", with), N(RAISE, "Raise", raise), N(TRY, "Try", try_stmt), N(ASSERT, "Assert", assertion),
    N(IMPORT, "Import", import), N(IMPORT_FROM, "ImportFrom", import_from), N(GLOBAL, "Global", names),
    N(NONLOCAL, "Nonlocal", names), N(EXPR_STMT, "Expr", value), BARE(PASS, "Pass"), BARE(BREAK, "Break"),
    BARE(CONTINUE, "Continue"), N(MATCH, "Match", match), N(TYPE_ALIAS, "TypeAlias", type_alias), N(BOOL_OP, "BoolOp", bool_op),
    N(NAMED_EXPR, "NamedExpr", named_expr), N(BIN_OP, "BinOp", bin_op), N(UNARY_OP, "UnaryOp", unary_op),
    N(LAMBDA, "Lambda", lambda), N(IF_EXP, "IfExp", if_exp), N(DICT, "Dict", dict), N(SET, "Set", set),
    N(LIST_COMP, "ListComp", comp), N(SET_COMP, "SetComp", comp), N(DICT_COMP, "DictComp", dict_comp),
    N(GENERATOR_EXP, "GeneratorExp", comp), N(YIELD, "Yield", optional_value), N(YIELD_FROM, "YieldFrom", value),
    N(AWAIT, "Await", value), N(COMPARE, "Compare", compare), N(CALL, "Call", call),
    N(FORMATTED_VALUE, "FormattedValue", formatted), N(JOINED_STR, "JoinedStr", joined_str),
    N(CONSTANT, "Constant", constant), N(ATTRIBUTE, "Attribute", attribute), N(SUBSCRIPT, "Subscript", subscript),
    N(STARRED, "Starred", starred), N(NAME, "Name", name), N(LIST, "List", list), N(TUPLE, "Tuple", list),
    N(SLICE, "Slice", slice), N(MATCH_VALUE, "MatchValue", value), N(MATCH_SINGLETON, "MatchSingleton", singleton),
    N(MATCH_SEQUENCE, "MatchSequence", patterns), N(MATCH_MAPPING, "MatchMapping", match_mapping),
    N(MATCH_CLASS, "MatchClass", match_class), N(MATCH_STAR, "MatchStar", match_star), N(MATCH_AS, "MatchAs", match_as),
    N(MATCH_OR, "MatchOr", patterns),
};
/* Nodes that are others with a flag set. */
static const struct { uint8_t kind; struct cpy_ast_layout layout; } flagged[] = {
    {CPY_NODE_FUNCTION_DEF, LAYOUT("AsyncFunctionDef", function_fields, AT(STRUCT, line))},
    {CPY_NODE_FOR, LAYOUT("AsyncFor", for_loop_fields, AT(STRUCT, line))},
    {CPY_NODE_WITH, LAYOUT("AsyncWith", with_fields, AT(STRUCT, line))},
    {CPY_NODE_TRY, LAYOUT("TryStar", try_stmt_fields, AT(STRUCT, line))},
};

const char *const cpy_ast_operators[] = {[CPY_ADD] = "Add", [CPY_SUB] = "Sub", [CPY_MUL] = "Mult",
    [CPY_TRUEDIV] = "Div", [CPY_FLOORDIV] = "FloorDiv", [CPY_MOD] = "Mod", [CPY_POW] = "Pow", [CPY_MATMUL] = "MatMult",
    [CPY_LSHIFT] = "LShift", [CPY_RSHIFT] = "RShift", [CPY_AND] = "BitAnd", [CPY_OR] = "BitOr", [CPY_XOR] = "BitXor",
    NULL};
const char *const cpy_ast_bool_operators[] = {[CPY_BOOL_AND] = "And", [CPY_BOOL_OR] = "Or", NULL};
const char *const cpy_ast_unary_operators[] = {[CPY_UNARY_INVERT] = "Invert", [CPY_UNARY_NOT] = "Not",
    [CPY_UNARY_ADD] = "UAdd", [CPY_UNARY_SUB] = "USub", NULL};
const char *const cpy_ast_contexts[] = {[CPY_CTX_LOAD] = "Load", [CPY_CTX_STORE] = "Store", [CPY_CTX_DEL] = "Del", NULL};
const char *const cpy_ast_comparisons[] = {[CPY_CMP_LT] = "Lt", [CPY_CMP_LE] = "LtE", [CPY_CMP_EQ] = "Eq",
    [CPY_CMP_NE] = "NotEq", [CPY_CMP_GT] = "Gt", [CPY_CMP_GE] = "GtE", [CPY_CMP_IS] = "Is", [CPY_CMP_IS_NOT] = "IsNot",
    [CPY_CMP_IN] = "In", [CPY_CMP_NOT_IN] = "NotIn", NULL};

const struct cpy_ast_layout *cpy_ast_layout_of(const struct cpy_node *node)
{
    for (size_t i = 0; node->flag & 1 && i < CPY_COUNT(flagged); i++)
        if (flagged[i].kind == node->kind)
            return &flagged[i].layout;
    return &nodes[node->kind];
}

const struct cpy_ast_layout *cpy_ast_layout_at(unsigned i, uint8_t *kind, uint8_t *flag)
{
    *flag = i >= CPY_COUNT(nodes);
    if (!*flag) {
        *kind = (uint8_t)i;
        return &nodes[i];
    }
    i -= (unsigned)CPY_COUNT(nodes);
    if (i >= CPY_COUNT(flagged))
        return NULL;
    *kind = flagged[i].kind;
    return &flagged[i].layout;
}
