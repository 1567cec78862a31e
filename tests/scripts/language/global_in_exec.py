# SPDX-License-Identifier: MIT
# "global x" in a function makes x a global name of the code around it too, whatever locals exec() gives that code.
names, local_names = {}, {}
exec("""
global q
q = 1
w = 2
def f():
    global deep
    deep = 5
    class C:
        def g(self):
            global deeper
            return deeper
    return C().g
deeper = 6
g = f()
deep = deep + 1
result = g()
def h():
    w = 3
    def inner():
        global w_not_here
        return w
    return inner()
result2 = h(), w
""", names, local_names)
print(sorted(name for name in names if name[0] != '_'), names['deep'])
print(sorted(local_names), local_names['result'], local_names['result2'])

# expect: ['deep', 'deeper', 'q'] 6
# expect: ['f', 'g', 'h', 'result', 'result2', 'w'] 6 (3, 2)
