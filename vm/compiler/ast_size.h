/* SPDX-License-Identifier: MIT */
/* vm/compiler/ast_size.h - how large a node of each kind is.
 *
 * In a header, so that where the kind is known no table is read. */
#ifndef CPY_COMPILER_AST_SIZE_H
#define CPY_COMPILER_AST_SIZE_H

#include "vm/compiler/ast.h"

#define CPY_NODE_SIZE(member) (uint8_t)(offsetof(struct cpy_node, member) + sizeof(((struct cpy_node *)0)->member))

/* Bytes of a node of each kind; none is smaller than a constant, which any expression may become. */
static const uint8_t cpy_node_size[] = {
    [CPY_NODE_FUNCTION_DEF] = CPY_NODE_SIZE(function), [CPY_NODE_CLASS_DEF] = CPY_NODE_SIZE(class_def),
    [CPY_NODE_RETURN] = CPY_NODE_SIZE(value), [CPY_NODE_DELETE] = CPY_NODE_SIZE(assign),
    [CPY_NODE_ASSIGN] = CPY_NODE_SIZE(assign), [CPY_NODE_AUG_ASSIGN] = CPY_NODE_SIZE(aug_assign),
    [CPY_NODE_ANN_ASSIGN] = CPY_NODE_SIZE(ann_assign), [CPY_NODE_FOR] = CPY_NODE_SIZE(for_loop),
    [CPY_NODE_WHILE] = CPY_NODE_SIZE(branch), [CPY_NODE_IF] = CPY_NODE_SIZE(branch),
    [CPY_NODE_WITH] = CPY_NODE_SIZE(with), [CPY_NODE_RAISE] = CPY_NODE_SIZE(raise),
    [CPY_NODE_TRY] = CPY_NODE_SIZE(try_stmt), [CPY_NODE_ASSERT] = CPY_NODE_SIZE(assertion),
    [CPY_NODE_IMPORT] = CPY_NODE_SIZE(import), [CPY_NODE_IMPORT_FROM] = CPY_NODE_SIZE(import),
    [CPY_NODE_GLOBAL] = CPY_NODE_SIZE(names), [CPY_NODE_NONLOCAL] = CPY_NODE_SIZE(names),
    [CPY_NODE_EXPR_STMT] = CPY_NODE_SIZE(value), [CPY_NODE_PASS] = CPY_NODE_SIZE(value),
    [CPY_NODE_BREAK] = CPY_NODE_SIZE(value), [CPY_NODE_CONTINUE] = CPY_NODE_SIZE(value),
    [CPY_NODE_BOOL_OP] = CPY_NODE_SIZE(list), [CPY_NODE_NAMED_EXPR] = CPY_NODE_SIZE(aug_assign),
    [CPY_NODE_BIN_OP] = CPY_NODE_SIZE(bin), [CPY_NODE_UNARY_OP] = CPY_NODE_SIZE(unary),
    [CPY_NODE_LAMBDA] = CPY_NODE_SIZE(lambda), [CPY_NODE_IF_EXP] = CPY_NODE_SIZE(if_exp),
    [CPY_NODE_DICT] = CPY_NODE_SIZE(dict), [CPY_NODE_SET] = CPY_NODE_SIZE(list),
    [CPY_NODE_LIST_COMP] = CPY_NODE_SIZE(comp), [CPY_NODE_SET_COMP] = CPY_NODE_SIZE(comp),
    [CPY_NODE_DICT_COMP] = CPY_NODE_SIZE(comp), [CPY_NODE_TYPE_ALIAS] = CPY_NODE_SIZE(type_alias),
    [CPY_NODE_GENERATOR_EXP] = CPY_NODE_SIZE(comp), [CPY_NODE_YIELD] = CPY_NODE_SIZE(value),
    [CPY_NODE_YIELD_FROM] = CPY_NODE_SIZE(value), [CPY_NODE_AWAIT] = CPY_NODE_SIZE(value),
    [CPY_NODE_COMPARE] = CPY_NODE_SIZE(compare), [CPY_NODE_CALL] = CPY_NODE_SIZE(call),
    [CPY_NODE_FORMATTED_VALUE] = CPY_NODE_SIZE(formatted), [CPY_NODE_JOINED_STR] = CPY_NODE_SIZE(list),
    [CPY_NODE_CONSTANT] = CPY_NODE_SIZE(constant), [CPY_NODE_ATTRIBUTE] = CPY_NODE_SIZE(attribute),
    [CPY_NODE_SUBSCRIPT] = CPY_NODE_SIZE(subscript), [CPY_NODE_STARRED] = CPY_NODE_SIZE(value),
    [CPY_NODE_NAME] = CPY_NODE_SIZE(name), [CPY_NODE_LIST] = CPY_NODE_SIZE(list),
    [CPY_NODE_TUPLE] = CPY_NODE_SIZE(list), [CPY_NODE_SLICE] = CPY_NODE_SIZE(slice),
    [CPY_NODE_MATCH] = CPY_NODE_SIZE(match), [CPY_NODE_MATCH_VALUE] = CPY_NODE_SIZE(value),
    [CPY_NODE_MATCH_SINGLETON] = CPY_NODE_SIZE(constant), [CPY_NODE_MATCH_SEQUENCE] = CPY_NODE_SIZE(list),
    [CPY_NODE_MATCH_MAPPING] = CPY_NODE_SIZE(match_mapping), [CPY_NODE_MATCH_CLASS] = CPY_NODE_SIZE(match_class),
    [CPY_NODE_MATCH_STAR] = CPY_NODE_SIZE(match_star), [CPY_NODE_MATCH_AS] = CPY_NODE_SIZE(match_as),
    [CPY_NODE_MATCH_OR] = CPY_NODE_SIZE(list),
};

#endif
