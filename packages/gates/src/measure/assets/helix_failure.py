"""What a test threw, in the words of the report."""

import errno
import os
import re
import subprocess

from helix_settings import LONGEST, ROOT, relative

MOST_FRAMES = 50


def shown(value):
    try:
        return repr(value)[:LONGEST]
    except Exception as error:  # a broken __repr__ belongs to the tests
        return f"<{type(value).__name__}: {type(error).__name__}>"


def words_of(error):
    """What an error says, and what Python knows of it beside its words."""
    last = thrower_of(error)
    if isinstance(error, KeyError) and last in (os.__file__, "<frozen os>"):
        return f"{error.args[0]} is not set"
    if isinstance(error, FileNotFoundError) and last == subprocess.__file__:
        return f"spawn {error.filename} ENOENT: {error}"
    if isinstance(error, subprocess.CalledProcessError) and error.stderr:
        said = error.stderr if isinstance(error.stderr, str) else error.stderr.decode(errors="replace")
        return f"{error}\n{said}"
    return str(error)


def thrower_of(error):
    """The file of the code that threw."""
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    return traceback.tb_frame.f_code.co_filename if traceback is not None else None


def link_of(error):
    message = relative(words_of(error))[:LONGEST]
    code = errno.errorcode.get(error.errno) if isinstance(error, OSError) and error.errno else None
    return {"name": type(error).__name__, "message": message, **({"code": code} if code else {})}


def causes_of(error):
    causes = []
    while error is not None and len(causes) < 10:
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if error is not None:
            causes.append(link_of(error))
    return causes


def frames_of(error):
    """Frames of the tree. Python tells the outermost first; Helix wants the innermost first."""
    frames = []
    traceback = error.__traceback__
    while traceback is not None:
        path = traceback.tb_frame.f_code.co_filename
        if path.startswith(ROOT) and "site-packages" not in path:
            frames.append({"file": relative(path), "line": traceback.tb_lineno, "column": 1})
        traceback = traceback.tb_next
    return frames[::-1][:MOST_FRAMES]


def compared_in(error, last):
    """What an assertion compared: by pytest's own hook, or read out of its words."""
    message = str(error)
    if last is not None and message.lstrip().find("assert") != -1:
        return last
    different = re.match(r"(.+) != (.+)", message)
    if different:
        return {"actual": different[1], "expected": different[2]}
    truth = re.search(r"^assert (.+)\n +\+  where ", message, re.M)
    if truth:
        return {"actual": truth[1], "expected": "a true value"}
    asked = asserted_by(error)
    return {"actual": message[:LONGEST], "expected": asked} if asked else {}


def asserted_by(error):
    """The function outside of the tree that a test asked and that said no: `assertIn`, `assert_called_once`; not `fail`."""
    asked = None
    inside = False
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename.startswith(ROOT) and "site-packages" not in code.co_filename:
            asked, inside = None, True
        elif inside:
            asked = asked or code.co_name
        traceback = traceback.tb_next
    return None if asked in ("fail", "__call__") else asked


def alone_of(error):
    """Errors that come together are as one of them where all are of one kind."""
    held = getattr(error, "exceptions", ())
    return held[0] if held and len({type(one) for one in held}) == 1 else error


def failure_of(error, last=None):
    group, error = error, alone_of(error)
    frames = frames_of(error) if error is group else frames_of(error) + frames_of(group)
    failure = {**link_of(error), "causes": causes_of(error), "frames": frames[:MOST_FRAMES]}
    if isinstance(error, AssertionError):
        return {**failure, **compared_in(error, last), "name": "AssertionError"}
    # What pytest's own `raises` and `warns` wait for and did not get.
    if type(error).__name__ == "Failed" and asserted_by(error):
        return {**failure, "name": "AssertionError", "expected": "what is waited for", "actual": str(error)[:LONGEST]}
    return failure
