# SPDX-License-Identifier: MIT
"""A solver of one-way constraints, in the manner of DeltaBlue: small classes, virtual methods, lists of objects."""
# group: objects
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
STRONGEST, STRONG, MEDIUM, WEAK, WEAKEST = range(5)


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.strength = WEAKEST
        self.mark = 0


class Constraint:
    def __init__(self, strength):
        self.strength = strength
        self.satisfied = False

    def inputs(self):
        return ()

    def is_satisfied(self):
        return self.satisfied

    def inputs_known(self, mark):
        for variable in self.inputs():
            if variable.mark != mark and variable.determined_by is not None:
                return False
        return True


class Stay(Constraint):
    def __init__(self, variable, strength):
        super().__init__(strength)
        self.output = variable
        variable.constraints.append(self)

    def execute(self):
        pass


class Edit(Stay):
    def __init__(self, variable, strength, value):
        super().__init__(variable, strength)
        self.value = value

    def execute(self):
        self.output.value = self.value


class Scale(Constraint):
    def __init__(self, source, factor, offset, output, strength):
        super().__init__(strength)
        self.source, self.factor, self.offset, self.output = source, factor, offset, output
        for variable in (source, factor, offset, output):
            variable.constraints.append(self)

    def inputs(self):
        return self.source, self.factor, self.offset

    def execute(self):
        self.output.value = self.source.value * self.factor.value + self.offset.value


class Equal(Constraint):
    def __init__(self, source, output, strength):
        super().__init__(strength)
        self.source, self.output = source, output
        source.constraints.append(self)
        output.constraints.append(self)

    def inputs(self):
        return (self.source,)

    def execute(self):
        self.output.value = self.source.value


class Planner:
    def __init__(self):
        self.mark = 0

    def satisfy(self, constraint):
        output = constraint.output
        if output.strength >= constraint.strength:
            if output.determined_by is not None:
                output.determined_by.satisfied = False
            output.determined_by = constraint
            output.strength = constraint.strength
            constraint.satisfied = True

    def plan(self, sources):
        self.mark += 1
        plan, todo = [], [c for c in sources if c.is_satisfied()]
        while todo:
            constraint = todo.pop()
            output = constraint.output
            if output.mark != self.mark and constraint.inputs_known(self.mark):
                plan.append(constraint)
                output.mark = self.mark
                for follower in output.constraints:
                    if follower is not constraint and follower.output is not output and follower.is_satisfied():
                        todo.append(follower)
        return plan


def chain(length, rounds):
    planner = Planner()
    variables = [Variable('v%d' % i, 0) for i in range(length)]
    for a, b in zip(variables, variables[1:]):
        planner.satisfy(Equal(a, b, MEDIUM))
    edit = Edit(variables[0], STRONGEST, 0)
    planner.satisfy(edit)
    plan = planner.plan([edit])
    total = 0
    for i in range(rounds):
        edit.value = i
        for constraint in plan:
            constraint.execute()
        total += variables[-1].value
    return total, len(plan)


def projection(length, rounds):
    planner = Planner()
    factor, offset = Variable('factor', 10), Variable('offset', 1000)
    sources, edits, outputs = [], [], []
    for i in range(length):
        source, output = Variable('s%d' % i, i), Variable('o%d' % i, 0)
        planner.satisfy(Stay(source, WEAK))
        planner.satisfy(Scale(source, factor, offset, output, STRONG))
        sources.append(source)
        outputs.append(output)
    for i in range(rounds):
        edit = Edit(factor, STRONGEST, i)
        planner.satisfy(edit)
        stays = [s.determined_by for s in sources]
        for constraint in planner.plan([edit] + stays):
            constraint.execute()
        edits.append(edit)
    return sum(o.value for o in outputs)


print(chain(int(300 * SIZE), 4000))
print(projection(int(100 * SIZE), 600))
