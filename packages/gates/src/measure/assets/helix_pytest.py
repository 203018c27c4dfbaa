"""Helix's plugin of pytest: shuffles, and says what `readers/helix-json.ts` reads.

Loaded by the pytest of the judged project from beside the run. Hooks: docs.pytest.org, "API Reference".
"""

import sys
import uuid

import pytest

import helix_ci
from helix_asserts import Asserts
from helix_cases import Cases, Machines
from helix_failure import failure_of
from helix_idle import Idle
from helix_options import kept
from helix_order import shuffle
from helix_own import code_of, codes_in, is_declared, replaced
from helix_said import hand
from helix_settings import LONGEST, SETTINGS, name_of, relative

UNHANDLED = {"PytestUnhandledThreadExceptionWarning", "PytestUnhandledCoroutineWarning"}


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
        # What each test threw, seen where it was thrown, and the tests whose code was never entered.
        self.thrown = {}
        self.unentered = set()
        self.asserts = Asserts()
        self.silent = []
        self.properties = []
        self.reason = "interrupted"

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items):
        module = items[0].getparent(pytest.Module) if items else None
        if module is not None:
            self.unplanted = "absent"
            # Two tests of Helix in the midst of the project's: hooks that let everything pass show themselves there.
            for name, body in ((self.passing, must_pass), (self.failing, must_fail)):
                items.append(pytest.Function.from_parent(module, name=name, callobj=body))
        self.codes = {item.nodeid: code_of(item) for item in items}
        shuffle(items, SETTINGS["seed"])

    def pytest_runtest_logstart(self, nodeid):
        self.asserts.compared = None
        path, name = name_of(nodeid)
        held = self.planted if name in (self.passing, self.failing) else self.tests
        held[nodeid] = {"file": path, "name": name, "state": "pending", "durationMs": 0}

    def pytest_assertrepr_compare(self, op, left, right):
        self.asserts.compare(op, left, right)

    def pytest_assertion_pass(self):
        self.asserts.holds()

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
        # Hypothesis looks for failures of its own.
        self.asserts.begin(set() if code is None or hasattr(item.obj, "hypothesis") else codes_in(code))
        self.watch_thrown(item)
        cases = Cases(item, item.obj) if hasattr(getattr(getattr(item, "obj", None), "hypothesis", None), "inner_test") else None
        idle = None if cases is None else Idle(cases.handle, self.asserts)
        machines = Machines(item)
        outcome = yield
        sys.setprofile(before)
        error = outcome.excinfo and outcome.excinfo[1]
        self.properties += [*([] if cases is None else [idle.ended(cases.ended(error))]), *machines.ended(error)]
        # Only where pytest has rewritten the `assert` statements of a file are they counted.
        if item.nodeid in self.tests and "@pytest_ar" in vars(getattr(item, "module", self)):
            self.tests[item.nodeid]["assertions"] = len(self.asserts.places)
            self.tests[item.nodeid]["places"] = self.asserts.places_in(item.module.__file__)
            if self.asserts.unheld and outcome.excinfo is None:
                self.tests[item.nodeid]["caught"] = len(self.asserts.unheld)
        self.asserts.own = set()
        if outcome.excinfo is not None:
            self.thrown[item.nodeid] = outcome.excinfo[1]
        silent += [*replaced(), *sorted(self.asserts.liars)]
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
            test.setdefault("failure", {**failure_of(error, self.asserts.compared), **beside})
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


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(args):
    helix_ci.leave()
    args[:] = kept(args)


def pytest_configure(config):
    config.pluginmanager.register(HelixPlugin(), "helix-report")
