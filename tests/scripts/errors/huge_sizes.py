# Sizes that cannot be had are MemoryError or OverflowError.
def attempt(text):
    try:
        eval(text)
    except (MemoryError, OverflowError) as e:
        print(text, type(e).__name__)

for text in ("[0] * 10**18", "'a' * 10**18", "b'a' * 10**18", "(0,) * 10**18", "bytearray(10**18)", "bytes(10**18)", "[0] * 2**70",
             "'a' * 2**70", "1 << 2**62", "1 << 2**70", "'x'.ljust(10**18)", "' '.join(['a'] * 10).zfill(10**18)",
             "range(2**70)[2**69] and [0] * 2**64", "'abc'.center(2**65)", "list(range(10**18))", "'a'.expandtabs(1) * 10**18"):
    attempt(text)
print('alive')

# expect: [0] * 10**18 MemoryError
# expect: 'a' * 10**18 MemoryError
# expect: b'a' * 10**18 MemoryError
# expect: (0,) * 10**18 MemoryError
# expect: bytearray(10**18) MemoryError
# expect: bytes(10**18) MemoryError
# expect: [0] * 2**70 OverflowError
# expect: 'a' * 2**70 OverflowError
# expect: 1 << 2**62 MemoryError
# expect: 1 << 2**70 OverflowError
# expect: 'x'.ljust(10**18) MemoryError
# expect: ' '.join(['a'] * 10).zfill(10**18) MemoryError
# expect: range(2**70)[2**69] and [0] * 2**64 OverflowError
# expect: 'abc'.center(2**65) OverflowError
# expect: list(range(10**18)) MemoryError
# expect: 'a'.expandtabs(1) * 10**18 MemoryError
# expect: alive
