/** Modules of Python's standard library (sys.stdlib_module_names of 3.11 to 3.14) through which a test cannot reach the product. */
const inert = new Set([
  'abc', 'argparse', 'array', 'ast', 'base64', 'binascii', 'bisect', 'builtins', 'calendar', 'cmath', 'codecs', 'collections', 'colorsys', 'configparser',
  'contextlib', 'contextvars', 'copy', 'copyreg', 'csv', 'dataclasses', 'datetime', 'decimal', 'difflib', 'dis', 'email', 'encodings', 'enum', 'errno', 'fnmatch',
  'fractions', 'functools', 'gc', 'getpass', 'gettext', 'glob', 'graphlib', 'gzip', 'hashlib', 'heapq', 'hmac', 'html', 'inspect', 'io', 'ipaddress', 'itertools', 'json',
  'keyword', 'linecache', 'locale', 'logging', 'math', 'mimetypes', 'numbers', 'operator', 'pathlib', 'pickle', 'platform', 'plistlib', 'posixpath', 'pprint', 'queue',
  'quopri', 'random', 're', 'reprlib', 'secrets', 'shlex', 'shutil', 'stat', 'statistics', 'string', 'stringprep', 'struct', 'tarfile', 'tempfile', 'textwrap', 'threading', 'time',
  'timeit', 'token', 'tokenize', 'tomllib', 'traceback', 'types', 'typing', 'unicodedata', 'unittest', 'uuid', 'warnings', 'weakref', 'xml', 'zipfile', 'zlib', 'zoneinfo', '__future__',
]) // prettier-ignore

/** The others: programs, sockets, other modules. */
const reaching = new Set([
  'antigravity', 'asynchat', 'asyncio', 'asyncore', 'atexit', 'bdb', 'bz2', 'cProfile', 'cgi', 'cgitb', 'cmd', 'code', 'codeop', 'compileall', 'concurrent', 'crypt', 'ctypes',
  'curses', 'dbm', 'distutils', 'doctest', 'ensurepip', 'faulthandler', 'fcntl', 'filecmp', 'fileinput', 'ftplib', 'getopt', 'grp', 'http', 'idlelib', 'imaplib', 'imp', 'importlib',
  'lzma', 'mailbox', 'marshal', 'mmap', 'modulefinder', 'multiprocessing', 'netrc', 'nntplib', 'optparse', 'os', 'pdb', 'pickletools', 'pipes', 'pkgutil', 'poplib', 'posix', 'profile',
  'pstats', 'pty', 'pwd', 'py_compile', 'pyclbr', 'pydoc', 'readline', 'resource', 'rlcompleter', 'runpy', 'sched', 'select', 'selectors', 'shelve', 'signal', 'site', 'smtplib', 'socket',
  'socketserver', 'sqlite3', 'ssl', 'subprocess', 'symtable', 'sys', 'sysconfig', 'syslog', 'tabnanny', 'telnetlib', 'termios', 'tkinter', 'trace', 'tracemalloc', 'tty', 'turtle',
  'urllib', 'venv', 'wave', 'webbrowser', 'winreg', 'wsgiref', 'xmlrpc', 'zipapp', 'zipimport',
]) // prettier-ignore

/** Test tools that lead nowhere else. */
const testTools = new Set(['pytest', '_pytest', 'hypothesis', 'unittest', 'freezegun', 'faker', 'assertpy', 'hamcrest'])

export function isStandardModule(top: string): boolean {
  return inert.has(top) || reaching.has(top)
}

/** Whether what a module gives leads nowhere near the product: assertions, runners, pure parts of the standard library. */
export function isInertModule(module: string): boolean {
  const [top = ''] = module.split('.')
  return inert.has(top) || testTools.has(top)
}
