"""Helix's plugin of pytest: shuffles, and writes what `readers/helix-json.ts` reads.

Loaded by the pytest of the judged project from beside the run. Hooks: docs.pytest.org, "API Reference".
"""

import contextlib
import errno
import functools
import inspect
import json
import os
import random
import re
import subprocess
import sys
import unittest
import uuid

import pytest

SETTINGS = json.loads(os.environ.pop("HELIX_PYTEST"))
ROOT = SETTINGS["root"].rstrip("/") + "/"
LONGEST = 16_384
MOST_FRAMES = 50
# Over this descriptor the report is said: what stands there nobody can take back, however late he comes.
SAID = 3
SAY, WORDED = os.write, json.dumps
UNHANDLED = {"PytestUnhandledThreadExceptionWarning", "PytestUnhandledCoroutineWarning"}


def alone():
    """Leaves the descriptor to this process: no program that a test starts gets it, and what is forked lets go of it."""
    try:
        os.set_inheritable(SAID, False)
    except OSError:  # whoever runs this plugin by hand has none
        return
    if hasattr(os, "register_at_fork"):
        held = [SAID]
        # Once: what is forked later may have a file of its own there.
        os.register_at_fork(after_in_child=lambda: held and os.close(held.pop()))


alone()


def hand(report):
    """Says all of a report."""
    said = WORDED(report).encode()
    while said:
        said = said[SAY(SAID, said) :]


def relative(text):
    return text.replace(ROOT, "")


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


def name_of(nodeid):
    path, _, name = nodeid.partition("::")
    return path, name.replace("::", " > ")


def code_of(item):
    """The code that a test's own module declares for it, whatever a hook has put in its place; None where that cannot be told."""
    name = getattr(item, "originalname", None) or getattr(item, "name", None)
    declared = getattr(getattr(item.parent, "obj", None), name, None) if name else None
    return getattr(inspect.unwrap(declared), "__code__", None) if callable(declared) else None


# Where Python and what was installed for it lie.
INSTALLED = tuple(os.path.join(prefix, "") for prefix in {sys.prefix, sys.base_prefix})


def by_project(function):
    """Whether a function comes from neither Python nor a package: from the judged tree, from a text, or from where nobody can see."""
    path = getattr(getattr(function, "__code__", None), "co_filename", "")
    is_installed = path.startswith(INSTALLED) or ("site-packages" in path and not path.startswith(ROOT))
    return not is_installed


# What tests ask for, and what runs them: a source of the tree in the place of one decides how tests end.
TRUSTED = {
    (owner, name): getattr(owner, name)
    for owner, names in (
        (pytest, ("raises", "approx", "fail")),
        (pytest.Function, ("runtest",)),
        (unittest.TestCase, tuple(name for name in dir(unittest.TestCase) if name.startswith("assert")) + ("fail",)),
    )
    for name in names
}


def replaced():
    """Names of those that the tree has put others in the place of."""
    now = ((owner, name, getattr(owner, name, None), own) for (owner, name), own in TRUSTED.items())
    return [f"{owner.__name__}.{name} (replaced)" for owner, name, value, own in now if value is not own and by_project(value)]


# Where tests and what they share stand: values of their own that equal many are theirs to make.
OF_TESTS = re.compile(r"(?:^|/)(?:tests?|testing|e2e|acceptance)/|(?:^|/)(?:test_[^/]*|[^/]*_test|tests?|conftest)\.py$")


def by_product(function):
    path = getattr(getattr(function, "__code__", None), "co_filename", "")
    return path.startswith(ROOT) and "site-packages" not in path and not OF_TESTS.search(relative(path))


# Of each kind of value another one that is far from it.
OTHERS = {
    int: lambda value: value * 7 + 100_003,
    float: lambda value: value * 7 + 100_003.5,
    str: lambda value: value + "\x00 and more",
    bytes: lambda value: value + b"\x00 and more",
    list: lambda value: [*value, object()],
    tuple: lambda value: (*value, object()),
    dict: lambda value: {**value, object(): None},
}


def values_in(value, depth=0):
    """A value and those that it holds, a bounded number of them."""
    yield value
    held = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    if depth < 3:
        for one in list(held)[:20]:
            yield from values_in(one, depth + 1)


def says_yes(ask):
    try:
        return bool(ask())
    except Exception:
        return False


def equals_everything(value, other):
    """Whether a value of the product says that it equals what nobody could, or any value of the kind that it is compared with."""
    if not by_product(getattr(type(value), "__eq__", None)):
        return False
    make = OTHERS.get(type(other))
    return says_yes(lambda: value == object()) or (make is not None and says_yes(lambda: value == make(other)))


def liars_in(op, left, right):
    """Methods of the product's values by which a comparison that held would have held whatever was compared."""
    liars = set()
    if op == "==":
        for value, other in ((left, right), (right, left)):
            liars.update(f"{type(one).__name__}.__eq__" for one in values_in(value) if equals_everything(one, other))
    if op == "in" and by_product(getattr(type(right), "__contains__", None)) and says_yes(lambda: object() in right):
        liars.add(f"{type(right).__name__}.__contains__")
    if op == "in" and equals_everything(left, None):
        liars.add(f"{type(left).__name__}.__eq__")
    return sorted(f"{liar} (says yes to anything)" for liar in liars)


def is_declared(item):
    """Whether a test runs what its module or class declares under its name; plugins that were installed may wrap it."""
    declared = getattr(getattr(item.parent, "obj", None), getattr(item, "originalname", None) or item.name, None)
    own = getattr(item, "obj", None)
    if declared is None or own is None:
        return True
    own = getattr(own, "__func__", own)
    return own is getattr(declared, "__func__", declared) or not (callable(own) and by_project(own))


def codes_in(code):
    """A function's code, and that of all functions in it."""
    return {code}.union(*(codes_in(one) for one in code.co_consts if hasattr(one, "co_consts")))


def place_of_assert():
    """The code and the line of the `assert` that pytest asks about."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_name != "_call_reprcompare":
        frame = frame.f_back
    frame = frame.f_back if frame is not None else None
    return (frame.f_code, frame.f_lineno) if frame is not None else None


PLAIN = (bool, int, float, complex, str, bytes, type(None))


def is_plain(value):
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(is_plain(one) for one in value)
    if isinstance(value, dict):
        return all(is_plain(one) for pair in value.items() for one in pair)
    return isinstance(value, PLAIN)


class Cases:
    """The generated cases of one property of Hypothesis, counted where it hands them to the test."""

    def __init__(self, item):
        self.item = item
        self.handle = item.obj.hypothesis
        self.inner = self.handle.inner_test
        self.tried = 0
        self.thrown_away = 0
        self.seen = set()
        self.drawn = set(getattr(self.handle, "_given_kwargs", ()))
        self.handle.inner_test = self.watched()
        # Whatever seed a test names, it would find the cases on which it holds.
        owner = getattr(item.obj, "__func__", item.obj)
        if hasattr(owner, "_hypothesis_internal_use_seed"):
            owner._hypothesis_internal_use_seed = SETTINGS["seed"]

    def watched(self):
        if inspect.iscoroutinefunction(self.inner):

            async def watch(*given, **named):
                with self.one(named):
                    return await self.inner(*given, **named)

        else:

            def watch(*given, **named):
                with self.one(named):
                    return self.inner(*given, **named)

        return functools.wraps(self.inner)(watch)

    @contextlib.contextmanager
    def one(self, named):
        if len(self.seen) < 2:
            drawn = {name: value for name, value in named.items() if name in self.drawn} or named
            # What is no plain value may differ inside.
            self.seen.add(repr(drawn) if is_plain(drawn) else object())
        try:
            yield
        except BaseException as error:
            if any(kind.__name__ in ("UnsatisfiedAssumption", "StopTest") for kind in type(error).__mro__):
                self.thrown_away += 1
                raise
            self.tried += 1
            raise
        self.tried += 1

    def ended(self, error):
        """What was tried; examples that the test itself gives are no generated cases."""
        self.handle.inner_test = self.inner
        phases = getattr(getattr(self.item.obj, "_hypothesis_internal_use_settings", None), "phases", None)
        gives = phases is None or any(getattr(phase, "name", "") == "explicit" for phase in phases)
        examples = len(getattr(self.item.obj, "hypothesis_explicit_examples", ())) if gives else 0
        file, name = name_of(self.item.nodeid)
        failed = error is not None and not isinstance(error, (pytest.skip.Exception, unittest.SkipTest))
        property = {
            "file": file,
            "name": name,
            "runs": max(0, self.tried - examples),
            "skips": self.thrown_away,
            "failed": failed,
        }
        if len(self.seen) == 1:
            property["constant"] = True
        # Where there are fewer values than cases are asked, all of them were tried.
        if not failed and "nothing left to do" in str(getattr(self.item, "hypothesis_statistics", "")):
            property["exhausted"] = True
        return property


def must_pass():
    assert int("7") == 7


def must_fail():
    raise AssertionError("planted by Helix")


class HelixPlugin:
    def __init__(self):
        self.passing = f"test_{uuid.uuid4().hex}"
        self.failing = f"test_{uuid.uuid4().hex}"
        self.planted = {}
        # Where no test can be collected there is nothing to plant beside.
        self.unplanted = "broken"
        # The code of each test as it was collected.
        self.codes = {}
        self.tests = {}
        self.whole = {}
        self.unhandled = []
        self.compared = None
        # What each test threw, seen where it was thrown, and the tests whose code was never entered.
        self.thrown = {}
        self.unentered = set()
        # How many `assert` statements of a running test have held.
        self.held = 0
        # Code of the running test, and the lines of it whose `assert` failed the last time.
        self.own = set()
        self.unheld = set()
        self.asserting = None
        # What is compared, and methods of the product that say yes to anything.
        self.asked = None
        self.liars = set()
        self.silent = []
        self.properties = []
        self.reason = "interrupted"

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items):
        """Files, and the classes and functions inside each, in an order of this seed; fixtures of a file stay together."""
        module = items[0].getparent(pytest.Module) if items else None
        if module is not None:
            self.unplanted = "absent"
            # Two tests of Helix in the midst of the project's: hooks that let everything pass show themselves there.
            for name, body in ((self.passing, must_pass), (self.failing, must_fail)):
                items.append(pytest.Function.from_parent(module, name=name, callobj=body))
        self.codes = {item.nodeid: code_of(item) for item in items}
        chance = random.Random(SETTINGS["seed"])
        ranks = {}

        def rank(nodeid):
            return ranks.setdefault(nodeid, chance.random())

        for nodeid in sorted(item.nodeid for item in items):
            parts = nodeid.split("::")
            for depth in range(1, len(parts) + 1):
                rank("::".join(parts[:depth]))
        items.sort(
            key=lambda item: [
                rank("::".join(item.nodeid.split("::")[:depth])) for depth in range(1, item.nodeid.count("::") + 2)
            ]
        )

    def pytest_runtest_logstart(self, nodeid):
        self.compared = None
        path, name = name_of(nodeid)
        held = self.planted if name in (self.passing, self.failing) else self.tests
        held[nodeid] = {"file": path, "name": name, "state": "pending", "durationMs": 0}

    def pytest_assertrepr_compare(self, op, left, right):
        self.asked = (op, left, right)
        self.compared = {"actual": shown(left), "expected": shown(right)}
        # Asked of every comparison of an `assert`, whether it holds or not; of one that holds the next hook tells.
        self.asserting = place_of_assert()
        if self.asserting and self.asserting[0] in self.own:
            self.unheld.add(self.asserting)

    def pytest_assertion_pass(self):
        asked, self.asked = self.asked, None
        if asked is not None:
            self.liars.update(liars_in(*asked))
        self.held += 1
        self.unheld.discard(self.asserting)

    def watch_thrown(self, item):
        """What a test throws is known right where it is run, before any hook can take it back."""
        run = item.runtest

        def watched():
            try:
                run()
            except BaseException as error:
                self.thrown[item.nodeid] = error
                raise

        setattr(item, "runtest", watched)

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item):
        """A hook may run something else in the place of a test: its own code must be entered."""
        code = code_of(item)
        own = (code.co_filename, code.co_name) if code is not None else None
        before = sys.getprofile()

        def watch(frame, event, _):
            if event == "call" and (frame.f_code.co_filename, frame.f_code.co_name) == own:
                self.unentered.discard(item.nodeid)
                sys.setprofile(before)

        if own is not None:
            self.unentered.add(item.nodeid)
            sys.setprofile(watch)
        is_own = is_declared(item) and self.codes.get(item.nodeid, code) is code
        silent = [] if is_own else ["its own code (replaced)"]
        self.held = 0
        self.liars = set()
        self.unheld = set()
        # Hypothesis looks for failures of its own.
        self.own = set() if code is None or hasattr(item.obj, "hypothesis") else codes_in(code)
        self.watch_thrown(item)
        cases = Cases(item) if hasattr(getattr(getattr(item, "obj", None), "hypothesis", None), "inner_test") else None
        outcome = yield
        sys.setprofile(before)
        if cases is not None:
            self.properties.append(cases.ended(outcome.excinfo and outcome.excinfo[1]))
        # Only where pytest has rewritten the `assert` statements of a file are they counted.
        if item.nodeid in self.tests and "@pytest_ar" in vars(getattr(item, "module", self)):
            self.tests[item.nodeid]["assertions"] = self.held
            if self.unheld and outcome.excinfo is None:
                self.tests[item.nodeid]["caught"] = len(self.unheld)
        self.own = set()
        if outcome.excinfo is not None:
            self.thrown[item.nodeid] = outcome.excinfo[1]
        silent += [*replaced(), *sorted(self.liars)]
        if silent and item.nodeid in self.tests:
            file, name = name_of(item.nodeid)
            self.silent.append({"file": file, "name": name, "assertions": silent})

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_makereport(self, item, call):
        outcome = yield
        report = outcome.get_result()
        test = self.planted.get(item.nodeid) or self.tests[item.nodeid]
        test["durationMs"] += max(0, round(report.duration * 1000))
        thrown = self.thrown.get(item.nodeid) if call.when == "call" else None
        state = self.state_of(report, call)
        if state == "passed" and thrown is not None:
            state = "failed"
        if state == "passed" and item.nodeid in self.unentered:
            state = "pending"
        if state == "failed":
            error = call.excinfo.value if call.excinfo is not None else (thrown or AssertionError(str(report.longrepr)))
            beside = {} if call.when == "call" else {"beside": True}
            test.setdefault("failure", {**failure_of(error, self.compared), **beside})
        if state == "failed" or (state is not None and test["state"] == "pending"):
            test["state"] = state

    @staticmethod
    def state_of(report, call):
        """What a phase says of its test; None for a setup or teardown that went well."""
        if hasattr(report, "wasxfail"):
            return "expected-failure"
        if report.outcome == "rerun":
            return "flaky"
        # A test whose code failed has failed, whatever a hook made of its report.
        if report.failed or (call.excinfo is not None and not report.skipped):
            return "failed"
        if report.skipped:
            return "skipped"
        return "passed" if call.when == "call" else None

    def pytest_exception_interact(self, node, call, report):
        if isinstance(report, pytest.CollectReport) and call.excinfo is not None:
            error = call.excinfo.value
            # pytest rewords what was thrown while it imported a file.
            thrown = error.__cause__ if type(error).__name__ == "CollectError" and error.__cause__ else error
            self.whole[name_of(node.nodeid)[0]] = failure_of(thrown)

    def pytest_collectreport(self, report):
        if report.failed:
            path = name_of(report.nodeid)[0]
            self.whole.setdefault(path, {"name": "Error", "message": relative(str(report.longrepr))[:LONGEST], "causes": [], "frames": []})

    def pytest_warning_recorded(self, warning_message):
        if warning_message.category.__name__ in UNHANDLED:
            text = relative(str(warning_message.message))[:LONGEST]
            self.unhandled.append({"name": "Error", "message": text, "causes": [], "frames": []})

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session, exitstatus):
        # That the canary fails says nothing of the project: the exit code is the project's alone.
        own = any(test["state"] == "failed" for test in self.tests.values()) or self.whole
        if int(exitstatus) == 1 and not own and self.state_named(self.failing) == "failed":
            session.exitstatus = exitstatus = 0
        self.reason = {0: "passed", 1: "failed", 5: "failed"}.get(int(exitstatus), "interrupted")

    def state_named(self, name):
        return next((test["state"] for test in self.planted.values() if test["name"] == name), self.unplanted)

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self):
        whole = [
            {"file": path, "name": "", "state": "failed", "durationMs": 0, "failure": failure}
            for path, failure in self.whole.items()
        ]
        report = {
            "helix": 1,
            "nonce": SETTINGS["nonce"],
            "reason": self.reason,
            "canary": {"passing": self.state_named(self.passing), "failing": self.state_named(self.failing), "silent": self.silent},
            "tests": [*self.tests.values(), *whole],
            "unhandled": self.unhandled,
            "properties": self.properties,
            "bench": [],
        }
        hand(report)


# Options of the project's `addopts` that choose tests, run them twice or elsewhere; with those that take a value.
DROPPED = re.compile(r"^(-n|--numprocesses|--dist|--maxprocesses|--reruns|--reruns-delay|--only-rerun|-k|-m|--deselect|--maxfail)(=|$|(?<=^-[nkm]).)")
DROPPED_FLAGS = {"-x", "--exitfirst", "--lf", "--last-failed", "--ff", "--nf", "--sw", "--stepwise", "--runxfail"}


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(args):
    kept = []
    skip = False
    for argument in args:
        found = DROPPED.match(argument)
        if skip or found or argument in DROPPED_FLAGS:
            # `-k word` and `--reruns 2` take the next argument with them; `-kword` and `--reruns=2` do not.
            skip = found is not None and not skip and argument == found[1]
        else:
            kept.append(argument)
    args[:] = kept


def pytest_configure(config):
    config.pluginmanager.register(HelixPlugin(), "helix-report")
