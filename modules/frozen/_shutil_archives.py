# SPDX-License-Identifier: MIT
# modules/frozen/_shutil_archives.py - module shutil: archives by format.  What a format needs (tarfile, zipfile and the
# modules for compression) is imported when it is used; a format whose modules are missing says so.

import os
import shutil

_archive_formats = {}  # format: (function, extra arguments, description)
_unpack_formats = {}  # format: (endings, function, extra arguments, description)
_COMPRESSIONS = {'tar': '', 'gztar': 'gz', 'bztar': 'bz2', 'xztar': 'xz'}


def _need(name, format, error):
    try:
        return __import__(name)
    except ImportError:
        raise error('archives of format %r need module %s, which is missing' % (format, name)) from None


# --- making ---


def _make_tar(base_name, base_dir, compression='', dry_run=False, owner=None, group=None, logger=None, root_dir=None):
    format = next(name for name, kind in _COMPRESSIONS.items() if kind == compression)
    tarfile = _need('tarfile', format, shutil.ExecError)
    name = base_name + '.tar' + ('.' + compression if compression else '')

    def owned(info):
        if owner is not None:
            info.uname, info.uid = owner, shutil._owner_number(owner, None)[0]
        if group is not None:
            info.gname, info.gid = group, shutil._owner_number(None, group)[1]
        return info
    _make_folder_of(name, dry_run, logger)
    if not dry_run:
        with tarfile.open(name, 'w:' + compression) as archive:
            archive.add(os.path.join(root_dir or '', base_dir), base_dir, filter=owned)
    return os.path.abspath(name) if root_dir is not None else name


def _make_zip(base_name, base_dir, dry_run=False, owner=None, group=None, logger=None, root_dir=None):
    zipfile = _need('zipfile', 'zip', shutil.ExecError)
    name = base_name + '.zip'
    _make_folder_of(name, dry_run, logger)
    if not dry_run:
        start = os.path.join(root_dir or '', base_dir)
        with zipfile.ZipFile(name, 'w', compression=zipfile.ZIP_DEFLATED) as archive:
            for folder, dirs, files in os.walk(start):
                for entry in sorted(dirs) + files:
                    path = os.path.join(folder, entry)
                    archive.write(path, os.path.normpath(os.path.join(base_dir, os.path.relpath(path, start))))
    return os.path.abspath(name) if root_dir is not None else name


_make_tar.supports_root_dir = _make_zip.supports_root_dir = True


def _make_folder_of(name, dry_run, logger):
    folder = os.path.dirname(name)
    if folder and not os.path.exists(folder):
        if logger is not None:
            logger.info('creating %s', folder)
        if not dry_run:
            os.makedirs(folder)


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None,
                 logger=None):
    """Pack base_dir, a folder below root_dir, into an archive base_name with the format's ending; returns its path."""
    try:
        function, extra, _ = _archive_formats[format]
    except KeyError:
        raise ValueError('unknown archive format %r' % format) from None
    options = {'dry_run': dry_run, 'logger': logger, 'owner': owner, 'group': group, **dict(extra)}
    base_name, base_dir, before = os.fspath(base_name), os.curdir if base_dir is None else base_dir, None
    if root_dir is not None:
        if getattr(function, 'supports_root_dir', False):
            options['root_dir'] = root_dir
        else:
            base_name, before = os.path.abspath(base_name), os.getcwd()
            os.chdir(root_dir)
    try:
        return function(base_name, base_dir, **options)
    finally:
        if before is not None:
            os.chdir(before)


def get_archive_formats():
    """Return (name, description) of every format that make_archive() knows."""
    return sorted((name, entry[2]) for name, entry in _archive_formats.items())


def register_archive_format(name, function, extra_args=None, description=''):
    """Add a format: function(base_name, base_dir, **extra_args, ...) makes an archive and returns its path."""
    extra_args = [] if extra_args is None else extra_args
    if not callable(function):
        raise TypeError('The %s object is not callable' % function)
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError('extra_args needs to be a sequence')
    for item in extra_args:
        if not isinstance(item, (tuple, list)) or len(item) != 2:
            raise TypeError('extra_args elements are : (arg_name, value)')
    _archive_formats[name] = function, extra_args, description


def unregister_archive_format(name):
    """Forget a format."""
    del _archive_formats[name]


# --- unpacking ---


def _unpack_tar(filename, extract_dir, *, filter=None):
    tarfile = _need('tarfile', 'tar', shutil.ReadError)
    try:
        archive = tarfile.open(filename)
    except tarfile.TarError:
        raise shutil.ReadError('%s is not a compressed or uncompressed tar file' % filename) from None
    with archive:
        archive.extractall(extract_dir, filter=filter)


def _unpack_zip(filename, extract_dir):
    zipfile = _need('zipfile', 'zip', shutil.ReadError)
    if not zipfile.is_zipfile(filename):
        raise shutil.ReadError('%s is not a zip file' % filename)
    with zipfile.ZipFile(filename) as archive:
        for name in archive.namelist():
            if not name.startswith('/') and '..' not in name.split('/'):
                archive.extract(name, extract_dir)


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpack an archive into a folder (default: the working folder); the format follows from the name's ending."""
    extract_dir, filename = os.getcwd() if extract_dir is None else os.fspath(extract_dir), os.fspath(filename)
    more = {} if filter is None else {'filter': filter}
    if format is None:
        format = _format_of(filename)
        if format is None:
            raise shutil.ReadError("Unknown archive format '%s'" % filename)
    elif format not in _unpack_formats:
        raise ValueError("Unknown unpack format '%s'" % format)
    _, function, extra, _ = _unpack_formats[format]
    function(filename, extract_dir, **dict(extra), **more)


def _format_of(filename):
    for name, (endings, *_) in _unpack_formats.items():
        if filename.endswith(tuple(endings)):
            return name
    return None


def get_unpack_formats():
    """Return (name, endings, description) of every format that unpack_archive() knows."""
    return sorted((name, entry[0], entry[3]) for name, entry in _unpack_formats.items())


def register_unpack_format(name, extensions, function, extra_args=None, description=''):
    """Add a format: function(filename, extract_dir, **extra_args) unpacks files with these endings."""
    taken = {ending: other for other, entry in _unpack_formats.items() for ending in entry[0]}
    for ending in extensions:
        if ending in taken:
            raise shutil.RegistryError('%s is already registered for "%s"' % (ending, taken[ending]))
    if not callable(function):
        raise TypeError('The registered function must be a callable')
    _unpack_formats[name] = extensions, function, [] if extra_args is None else extra_args, description


def unregister_unpack_format(name):
    """Forget a format."""
    del _unpack_formats[name]


for _name, _kind, _text in (('tar', '', 'uncompressed tar file'), ('gztar', 'gz', "gzip'ed tar-file"),
                            ('bztar', 'bz2', "bzip2'ed tar-file"), ('xztar', 'xz', "xz'ed tar-file")):
    register_archive_format(_name, _make_tar, [('compression', _kind)], _text)
register_archive_format('zip', _make_zip, [], 'ZIP file')
for _name, _endings, _text in (('tar', ['.tar'], 'uncompressed tar file'), ('gztar', ['.tar.gz', '.tgz'], "gzip'ed tar-file"),
                               ('bztar', ['.tar.bz2', '.tbz2'], "bzip2'ed tar-file"),
                               ('xztar', ['.tar.xz', '.txz'], "xz'ed tar-file")):
    register_unpack_format(_name, _endings, _unpack_tar, [], _text)
register_unpack_format('zip', ['.zip'], _unpack_zip, [], 'ZIP file')
