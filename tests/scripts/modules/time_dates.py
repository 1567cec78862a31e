# SPDX-License-Identifier: MIT
"""time: dates, formats and time zones."""
import copy
import os
import time

os.environ['TZ'] = 'CET-1CEST,M3.5.0,M10.5.0/3'
time.tzset()


def show(call, *args, **named):
    try:
        print(repr(call(*args, **named)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def heading(text):
    print('--', text)


heading('zone')
print(time.tzname, time.timezone, time.altzone, time.daylight)

heading('gmtime and localtime')
for seconds in (0, 1, -1, 1e9, 1234567890.9, -1.5, 951782400, 1718000000, 253402300799, -2208988800, True, 2**33):
    show(time.gmtime, seconds)
    show(time.localtime, seconds)
for wrong in ('a', 1j, float('nan'), float('inf'), 1e30, 2**70, -2**70, 2**62, [], b'1'):
    show(time.gmtime, wrong)
    show(time.localtime, wrong)
print(time.gmtime().tm_year >= 2024, time.gmtime(None) >= time.gmtime(0), len(time.localtime()))
winter, summer = time.localtime(1700000000), time.localtime(1718000000)
print(winter.tm_zone, winter.tm_gmtoff, winter.tm_isdst, summer.tm_zone, summer.tm_gmtoff, summer.tm_isdst, time.gmtime(0).tm_zone, time.gmtime(0).tm_gmtoff)

heading('struct_time')
date = time.struct_time((2024, 2, 29, 13, 5, 9, 3, 60, 0))
print(date, date.tm_year, date[1], date.tm_yday, date[-1], date.tm_zone, date.tm_gmtoff, len(date), tuple(date), date[2:5])
print(date == (2024, 2, 29, 13, 5, 9, 3, 60, 0), date < time.gmtime(), hash(date) == hash(tuple(date)), isinstance(date, tuple), copy.copy(date) == date, copy.deepcopy(summer).tm_zone)
print(time.struct_time(range(11)).tm_gmtoff, time.struct_time([1] * 10).tm_zone, time.struct_time.n_fields, time.struct_time.n_sequence_fields, time.struct_time.n_unnamed_fields, time.struct_time.__match_args__)
for wrong in ((1, 2), range(12), 5, None, 'abc'):
    show(time.struct_time, wrong)
try:
    date.tm_year = 1
except AttributeError:
    print('AttributeError')
print(type(date).__name__, type(date).__module__, time.struct_time is type(date))

heading('mktime')
for fields in ((2024, 2, 29, 13, 5, 9, 0, 0, 0), (2024, 7, 1, 0, 0, 0, 0, 0, 1), (2024, 7, 1, 0, 0, 0, 0, 0, -1), (2024, 7, 1, 0, 0, 0, 0, 0, 0), (1970, 1, 1, 1, 0, 0, 0, 0, 0), (1969, 12, 31, 0, 0, 0, 0, 0, 0), (2024, 13, 40, 25, 61, 70, 0, 0, 0),
               (2024, 1, 1, 0, 0, -1, 0, 0, 0), summer, winter, date):
    show(time.mktime, fields)
for wrong in ((1, 2), 5, None, ('a',) * 9, (2024, 1, 1, 0, 0, 1.5, 0, 0, 0), (2**40,) + (1,) * 8, [2024, 1, 1, 0, 0, 0, 0, 0, 0], (2**31 - 1, 1, 1, 0, 0, 0, 0, 0, 0)):
    show(time.mktime, wrong)

heading('asctime and ctime')
print(time.asctime(date), '|', time.asctime((2024, 12, 1, 0, 0, 0, 6, 1, 0)), '|', time.ctime(0), '|', time.ctime(1718000000.9), '|', time.asctime((12345, 1, 1, 0, 0, 0, 0, 1, 0)))
print(time.ctime() <= time.ctime(None), len(time.asctime()) >= 24)
for wrong in ((1, 2), 5, 'a', (2024, 13, 1, 0, 0, 0, 0, 1, 0), (2024, 1, 32, 0, 0, 0, 0, 1, 0), (2024, 1, 1, 24, 0, 0, 0, 1, 0), (2024, 1, 1, 0, 60, 0, 0, 1, 0), (2024, 1, 1, 0, 0, 62, 0, 1, 0), (2024, 1, 1, 0, 0, 0, -2, 1, 0), (2024, 1, 1, 0, 0, 0, 0, 367, 0),
              (2024, 0, 0, 0, 0, 0, 0, 0, 0), (2024, -1, 1, 0, 0, 0, 0, 1, 0)):
    show(time.asctime, wrong)
show(time.ctime, 'a'), show(time.ctime, 1e30), show(time.ctime, float('nan'))

heading('strftime')
for code in 'aAbBcdDeFgGhHIjklmMnprRsStTuUVwWxXyYzZC%':
    if code in 'skl':
        continue
    print(code, repr(time.strftime('%' + code, date)), repr(time.strftime('%' + code, summer)))
print(time.strftime('%Y-%m-%dT%H:%M:%S%z', summer), time.strftime('', date) == '', time.strftime('é%dü', date), time.strftime('%d' * 200, date) == '29' * 200, time.strftime('100%%', date), time.strftime('%-d', date), time.strftime('%Y', (987, 1, 1, 0, 0, 0, 0, 1, 0)))
print(time.strftime('%Y', time.gmtime()) == str(time.gmtime().tm_year), time.strftime('plain') == 'plain')
show(time.strftime, 5), show(time.strftime, '%Y', 5), show(time.strftime, '%Y', (1, 2)), show(time.strftime, '%Y', (2024, 13, 1, 0, 0, 0, 0, 1, 0)), show(time.strftime, b'%Y'), show(time.strftime, '%Y', (2024, 0, 0, 0, 0, 0, 0, 0, 0)), show(time.strftime, '\0'), show(time.strftime, 'a\0b', date), show(time.strftime, '%d\ud800', date)

heading('strptime')
for text, format in (('2024-02-29', '%Y-%m-%d'), ('13:05:09', '%H:%M:%S'), ('Thu Feb 29 13:05:09 2024', '%c'), ('Thu Feb 29 13:05:09 2024', '%a %b %d %H:%M:%S %Y'), ('29 February 2024', '%d %B %Y'), ('29 feb 24', '%d %b %y'), ('69', '%y'), ('68', '%y'), ('060 2024', '%j %Y'), ('05 PM', '%I %p'),
                     ('12 am', '%I %p'), ('12 PM', '%I %p'), ('11', '%I'), ('02/29/24', '%x'), ('13:05:09', '%X'), ('%', '%%'), ('1 2', '%m%d'), ('1  2', '%m %d'), ('12', '%m%d'), ('2024 5', '%Y %w'), ('Monday', '%A'), ('2024 10 1', '%Y %W %w'), ('2024 10 1', '%Y %U %w'), ('2024 10 1', '%G %V %u'), ('a2024b', 'a%Yb'),
                     ('2024-02-29 +0130', '%Y-%m-%d %z'), ('2024-02-29 -01:30', '%Y-%m-%d %z'), ('Z', '%z'), ('+013015', '%z'), ('UTC', '%Z'), ('CET', '%Z'), ('CEST', '%Z'), ('gmt', '%Z'), ('59', '%S'), ('61', '%S'), ('123456', '%f'), ('5', '%f'), ('é1', 'é%d'), ('', ''), (' 5', '%d'), ('\n2024', ' %Y'), ('29.2', '%d.%m'), ('366', '%j'), ('2000', '%Y')):
    show(time.strptime, text, format)
for text, format in (('2024', '%m'), ('2024-13-01', '%Y-%m-%d'), ('x', '%Y'), ('2024x', '%Y'), ('', '%Y'), ('2024', ''), ('2024', '%'), ('2024', '%Q'), ('30 2 2023', '%d %m %Y'), ('32', '%d'), ('25', '%H'), ('60', '%M'), ('62', '%S'), ('0', '%j'), ('13 PM', '%I %p'), ('Foo', '%a'), ('x', '%p'), ('+25', '%z'), ('XYZ', '%Z'), ('5', '%G'), ('10 1', '%V %u'), ('2024 53 1', '%G %V %u'), ('2024 10', '%G %j')):
    show(time.strptime, text, format)
show(time.strptime, 5), show(time.strptime, '5', 6), show(time.strptime, b'5', '%d'), show(time.strptime, 'Thu Feb 29 13:05:09 2024')
now = time.localtime()
print(time.strptime(time.asctime(now))[:8] == now[:8])

heading('other zones')
for zone in ('UTC', 'EST5EDT', 'AEST-10AEDT,M10.1.0,M4.1.0/3', 'NZST-12', 'XYZ3:30'):
    os.environ['TZ'] = zone
    time.tzset()
    print(zone, time.tzname, time.timezone, time.altzone, time.daylight, time.localtime(1718000000).tm_hour, time.mktime((2024, 7, 1, 0, 0, 0, 0, 0, -1)), time.strftime('%z %Z', time.localtime(0)))

# expect: -- zone
# expect: ('CET', 'CEST') -3600 -7200 1
# expect: -- gmtime and localtime
# expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0)
# expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=1, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0)
# expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=1, tm_wday=3, tm_yday=1, tm_isdst=0)
# expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=1, tm_min=0, tm_sec=1, tm_wday=3, tm_yday=1, tm_isdst=0)
# expect: time.struct_time(tm_year=1969, tm_mon=12, tm_mday=31, tm_hour=23, tm_min=59, tm_sec=59, tm_wday=2, tm_yday=365, tm_isdst=0)
# expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=59, tm_sec=59, tm_wday=3, tm_yday=1, tm_isdst=0)
# expect: time.struct_time(tm_year=2001, tm_mon=9, tm_mday=9, tm_hour=1, tm_min=46, tm_sec=40, tm_wday=6, tm_yday=252, tm_isdst=0)
# expect: time.struct_time(tm_year=2001, tm_mon=9, tm_mday=9, tm_hour=3, tm_min=46, tm_sec=40, tm_wday=6, tm_yday=252, tm_isdst=1)
# expect: time.struct_time(tm_year=2009, tm_mon=2, tm_mday=13, tm_hour=23, tm_min=31, tm_sec=30, tm_wday=4, tm_yday=44, tm_isdst=0)
# expect: time.struct_time(tm_year=2009, tm_mon=2, tm_mday=14, tm_hour=0, tm_min=31, tm_sec=30, tm_wday=5, tm_yday=45, tm_isdst=0)
# expect: time.struct_time(tm_year=1969, tm_mon=12, tm_mday=31, tm_hour=23, tm_min=59, tm_sec=58, tm_wday=2, tm_yday=365, tm_isdst=0)
# expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=59, tm_sec=58, tm_wday=3, tm_yday=1, tm_isdst=0)
# expect: time.struct_time(tm_year=2000, tm_mon=2, tm_mday=29, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=1, tm_yday=60, tm_isdst=0)
# expect: time.struct_time(tm_year=2000, tm_mon=2, tm_mday=29, tm_hour=1, tm_min=0, tm_sec=0, tm_wday=1, tm_yday=60, tm_isdst=0)
# expect: time.struct_time(tm_year=2024, tm_mon=6, tm_mday=10, tm_hour=6, tm_min=13, tm_sec=20, tm_wday=0, tm_yday=162, tm_isdst=0)
# expect: time.struct_time(tm_year=2024, tm_mon=6, tm_mday=10, tm_hour=8, tm_min=13, tm_sec=20, tm_wday=0, tm_yday=162, tm_isdst=1)
# expect: time.struct_time(tm_year=9999, tm_mon=12, tm_mday=31, tm_hour=23, tm_min=59, tm_sec=59, tm_wday=4, tm_yday=365, tm_isdst=0)
# expect: time.struct_time(tm_year=10000, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=59, tm_sec=59, tm_wday=5, tm_yday=1, tm_isdst=0)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=0)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=1, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=0)
# expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=1, tm_wday=3, tm_yday=1, tm_isdst=0)
# expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=1, tm_min=0, tm_sec=1, tm_wday=3, tm_yday=1, tm_isdst=0)
# expect: time.struct_time(tm_year=2242, tm_mon=3, tm_mday=16, tm_hour=12, tm_min=56, tm_sec=32, tm_wday=2, tm_yday=75, tm_isdst=0)
# expect: time.struct_time(tm_year=2242, tm_mon=3, tm_mday=16, tm_hour=13, tm_min=56, tm_sec=32, tm_wday=2, tm_yday=75, tm_isdst=0)
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'complex' object cannot be interpreted as an integer
# expect: TypeError: 'complex' object cannot be interpreted as an integer
# expect: ValueError: Invalid value NaN (not a number)
# expect: ValueError: Invalid value NaN (not a number)
# expect: OverflowError: timestamp out of range for platform time_t
# expect: OverflowError: timestamp out of range for platform time_t
# expect: OverflowError: timestamp out of range for platform time_t
# expect: OverflowError: timestamp out of range for platform time_t
# expect: OverflowError: timestamp out of range for platform time_t
# expect: OverflowError: timestamp out of range for platform time_t
# expect: OverflowError: timestamp out of range for platform time_t
# expect: OverflowError: timestamp out of range for platform time_t
# expect: OSError: [Errno 75] Value too large for defined data type
# expect: OSError: [Errno 75] Value too large for defined data type
# expect: TypeError: 'list' object cannot be interpreted as an integer
# expect: TypeError: 'list' object cannot be interpreted as an integer
# expect: TypeError: 'bytes' object cannot be interpreted as an integer
# expect: TypeError: 'bytes' object cannot be interpreted as an integer
# expect: True True 9
# expect: CET 3600 0 CEST 7200 1 GMT 0
# expect: -- struct_time
# expect: time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=13, tm_min=5, tm_sec=9, tm_wday=3, tm_yday=60, tm_isdst=0) 2024 2 60 0 None None 9 (2024, 2, 29, 13, 5, 9, 3, 60, 0) (29, 13, 5)
# expect: True True True True True CEST
# expect: 10 1 11 9 0 ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')
# expect: TypeError: time.struct_time() takes an at least 9-sequence (2-sequence given)
# expect: TypeError: time.struct_time() takes an at most 11-sequence (12-sequence given)
# expect: TypeError: constructor requires a sequence
# expect: TypeError: constructor requires a sequence
# expect: TypeError: time.struct_time() takes an at least 9-sequence (3-sequence given)
# expect: AttributeError
# expect: struct_time time True
# expect: -- mktime
# expect: 1709208309.0
# expect: 1719784800.0
# expect: 1719784800.0
# expect: 1719788400.0
# expect: 0.0
# expect: -90000.0
# expect: 1739149330.0
# expect: 1704063599.0
# expect: 1718000000.0
# expect: 1700000000.0
# expect: 1709208309.0
# expect: TypeError: mktime(): illegal time tuple argument
# expect: TypeError: Tuple or struct_time argument required
# expect: TypeError: Tuple or struct_time argument required
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: OverflowError: signed integer is greater than maximum
# expect: TypeError: Tuple or struct_time argument required
# expect: 6.77679762019932e+16
# expect: -- asctime and ctime
# expect: Thu Feb 29 13:05:09 2024 | Sun Dec  1 00:00:00 2024 | Thu Jan  1 01:00:00 1970 | Mon Jun 10 08:13:20 2024 | Mon Jan  1 00:00:00 12345
# expect: True True
# expect: TypeError: asctime(): illegal time tuple argument
# expect: TypeError: Tuple or struct_time argument required
# expect: TypeError: Tuple or struct_time argument required
# expect: ValueError: month out of range
# expect: ValueError: day of month out of range
# expect: ValueError: hour out of range
# expect: ValueError: minute out of range
# expect: ValueError: seconds out of range
# expect: ValueError: day of week out of range
# expect: ValueError: day of year out of range
# expect: 'Mon Jan  1 00:00:00 2024'
# expect: ValueError: month out of range
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: OverflowError: timestamp out of range for platform time_t
# expect: ValueError: Invalid value NaN (not a number)
# expect: -- strftime
# expect: a 'Thu' 'Mon'
# expect: A 'Thursday' 'Monday'
# expect: b 'Feb' 'Jun'
# expect: B 'February' 'June'
# expect: c 'Thu Feb 29 13:05:09 2024' 'Mon Jun 10 08:13:20 2024'
# expect: d '29' '10'
# expect: D '02/29/24' '06/10/24'
# expect: e '29' '10'
# expect: F '2024-02-29' '2024-06-10'
# expect: g '24' '24'
# expect: G '2024' '2024'
# expect: h 'Feb' 'Jun'
# expect: H '13' '08'
# expect: I '01' '08'
# expect: j '060' '162'
# expect: m '02' '06'
# expect: M '05' '13'
# expect: n '\n' '\n'
# expect: p 'PM' 'AM'
# expect: r '01:05:09 PM' '08:13:20 AM'
# expect: R '13:05' '08:13'
# expect: S '09' '20'
# expect: t '\t' '\t'
# expect: T '13:05:09' '08:13:20'
# expect: u '4' '1'
# expect: U '08' '23'
# expect: V '09' '24'
# expect: w '4' '1'
# expect: W '09' '24'
# expect: x '02/29/24' '06/10/24'
# expect: X '13:05:09' '08:13:20'
# expect: y '24' '24'
# expect: Y '2024' '2024'
# expect: z '+0000' '+0200'
# expect: Z 'CET' 'CEST'
# expect: C '20' '20'
# expect: % '%' '%'
# expect: 2024-06-10T08:13:20+0200 True é29ü True 100% 29 987
# expect: True True
# expect: TypeError: strftime() argument 1 must be str, not int
# expect: TypeError: Tuple or struct_time argument required
# expect: TypeError: strftime(): illegal time tuple argument
# expect: ValueError: month out of range
# expect: TypeError: strftime() argument 1 must be str, not bytes
# expect: '2024'
# expect: ValueError: embedded null character
# expect: ValueError: embedded null character
# expect: '29\ud800'
# expect: -- strptime
# expect: time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=60, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=13, tm_min=5, tm_sec=9, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=13, tm_min=5, tm_sec=9, tm_wday=3, tm_yday=60, tm_isdst=-1)
# expect: time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=13, tm_min=5, tm_sec=9, tm_wday=3, tm_yday=60, tm_isdst=-1)
# expect: time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=60, tm_isdst=-1)
# expect: time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=60, tm_isdst=-1)
# expect: time.struct_time(tm_year=1969, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=2, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=2068, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=6, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=60, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=17, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=12, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=11, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=60, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=13, tm_min=5, tm_sec=9, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=2, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=1, tm_yday=2, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=2, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=1, tm_yday=2, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=2, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=1, tm_yday=2, tm_isdst=-1)
# expect: time.struct_time(tm_year=2024, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=4, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=2024, tm_mon=3, tm_mday=4, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=64, tm_isdst=-1)
# expect: time.struct_time(tm_year=2024, tm_mon=3, tm_mday=11, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=71, tm_isdst=-1)
# expect: time.struct_time(tm_year=2024, tm_mon=3, tm_mday=4, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=64, tm_isdst=-1)
# expect: time.struct_time(tm_year=2024, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=60, tm_isdst=-1)
# expect: time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=60, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=0)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=0)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=0)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=59, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=61, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=1, tm_mday=5, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=4, tm_yday=5, tm_isdst=-1)
# expect: time.struct_time(tm_year=2024, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: time.struct_time(tm_year=1900, tm_mon=2, tm_mday=29, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=60, tm_isdst=-1)
# expect: time.struct_time(tm_year=1901, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=1, tm_yday=366, tm_isdst=-1)
# expect: time.struct_time(tm_year=2000, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=5, tm_yday=1, tm_isdst=-1)
# expect: ValueError: unconverted data remains: 024
# expect: ValueError: time data '2024-13-01' does not match format '%Y-%m-%d'
# expect: ValueError: time data 'x' does not match format '%Y'
# expect: ValueError: unconverted data remains: x
# expect: ValueError: time data '' does not match format '%Y'
# expect: ValueError: unconverted data remains: 2024
# expect: ValueError: stray % in format '%'
# expect: ValueError: 'Q' is a bad directive in format '%Q'
# expect: ValueError: day is out of range for month
# expect: ValueError: unconverted data remains: 2
# expect: ValueError: unconverted data remains: 5
# expect: ValueError: unconverted data remains: 0
# expect: ValueError: unconverted data remains: 2
# expect: ValueError: time data '0' does not match format '%j'
# expect: ValueError: time data '13 PM' does not match format '%I %p'
# expect: ValueError: time data 'Foo' does not match format '%a'
# expect: ValueError: time data 'x' does not match format '%p'
# expect: ValueError: time data '+25' does not match format '%z'
# expect: ValueError: time data 'XYZ' does not match format '%Z'
# expect: ValueError: time data '5' does not match format '%G'
# expect: ValueError: ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').
# expect: ValueError: Invalid week: 53
# expect: ValueError: Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.
# expect: TypeError: strptime() argument 0 must be str, not <class 'int'>
# expect: TypeError: strptime() argument 1 must be str, not <class 'int'>
# expect: TypeError: strptime() argument 0 must be str, not <class 'bytes'>
# expect: time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=13, tm_min=5, tm_sec=9, tm_wday=3, tm_yday=60, tm_isdst=-1)
# expect: True
# expect: -- other zones
# expect: UTC ('UTC', 'UTC') 0 0 0 6 1719792000.0 +0000 UTC
# expect: EST5EDT ('EST', 'EDT') 18000 14400 1 2 1719806400.0 -0500 EST
# expect: AEST-10AEDT,M10.1.0,M4.1.0/3 ('AEST', 'AEDT') -36000 -39600 1 16 1719756000.0 +1100 AEDT
# expect: NZST-12 ('NZST', 'NZST') -43200 -43200 0 18 1719748800.0 +1200 NZST
# expect: XYZ3:30 ('XYZ', 'XYZ') 12600 12600 0 2 1719804600.0 -0330 XYZ

# A struct_time takes what is no item from a dict, as in its pickles.
import time
made = time.struct_time(range(9), {'tm_zone': 'ABC', 'tm_gmtoff': 7})
print(made.tm_zone, made.tm_gmtoff, len(made), time.struct_time(range(10), {'tm_gmtoff': 5}).tm_gmtoff)
for wrong in 5, {'tm_year': 1}, {'tm_zone': 'ABC', 'else': 2}:
    try:
        time.struct_time(range(9), wrong)
    except TypeError as e:
        print(e)
# expect: ABC 7 9 5
# expect: time.struct_time() takes a dict as second arg, if any
# expect: time.struct_time() got duplicate or unexpected field name(s)
# expect: time.struct_time() got duplicate or unexpected field name(s)
