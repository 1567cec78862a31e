# SPDX-License-Identifier: MIT
# cpython: no  (words for wrong arguments)
# pwd and grp tell of users and groups by name and number.
import grp
import os
import pwd

everybody = pwd.getpwall()
print(all(isinstance(user, pwd.struct_passwd) and type(user.pw_uid) is int for user in everybody), len(everybody) > 0)
# expect: True True
root = next(user for user in everybody if user.pw_uid == 0)
print(pwd.getpwnam(root.pw_name)[2], pwd.getpwuid(0).pw_dir == root.pw_dir, len(root), root.pw_name == root[0])
# expect: 0 True 7 True
first = grp.getgrall()[0]
print(grp.getgrgid(first.gr_gid).gr_gid == first.gr_gid, grp.getgrnam(first.gr_name).gr_name == first.gr_name,
      type(first.gr_mem).__name__, isinstance(first, grp.struct_group), len(first))
# expect: True True list True 4
for wrong in (lambda: pwd.getpwuid(2 ** 31 - 7), lambda: pwd.getpwnam('there is nobody'), lambda: grp.getgrgid(2 ** 31 - 7),
              lambda: grp.getgrnam('no:group'), lambda: pwd.getpwuid(-2), lambda: pwd.getpwuid(2 ** 40),
              lambda: pwd.getpwuid('0'), lambda: pwd.getpwnam(0), lambda: grp.getgrnam(None), lambda: pwd.getpwnam('a\0b')):
    try:
        wrong()
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: KeyError 'getpwuid(): uid not found: 2147483641'
# expect: KeyError "getpwnam(): name not found: 'there is nobody'"
# expect: KeyError 'getgrgid(): gid not found: 2147483641'
# expect: KeyError "getgrnam(): name not found: 'no:group'"
# expect: KeyError 'getpwuid(): uid not found'
# expect: KeyError 'getpwuid(): uid not found'
# expect: TypeError uid should be integer, not str
# expect: TypeError getpwnam() argument must be str, not int
# expect: TypeError getgrnam() argument must be str, not NoneType
# expect: ValueError embedded null byte
