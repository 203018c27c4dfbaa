"""Properties of Hypothesis."""

import contextlib
import dis
import functools
import inspect
import sys
import unittest

import pytest

from helix_settings import SETTINGS, name_of

PLAIN = (bool, int, float, complex, str, bytes, type(None))


def is_plain(value):
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(is_plain(one) for one in value)
    if isinstance(value, dict):
        return all(is_plain(one) for pair in value.items() for one in pair)
    return isinstance(value, PLAIN)


def speaks_of(test, names):
    """Whether a test loads any of these parameters, or all by a function; pytest calls that as a member."""
    code = getattr(inspect.unwrap(test), "__code__", None)
    if code is None:
        return True
    loads = [one for one in dis.get_instructions(code) if "LOAD" in one.opname and isinstance(one.argval, (str, tuple))]
    if any(one.opname == "LOAD_GLOBAL" and one.argval in ("locals", "vars") for one in loads):
        return True
    return any(not names.isdisjoint(one.argval if isinstance(one.argval, tuple) else (one.argval,)) for one in loads)


def steps_of(given, named):
    """What one run of a machine of rules did: its rules, and what they were given; what is no plain value may differ inside."""
    for value in (*given, *named.values()):
        machine = getattr(getattr(value, "conjecture_data", None), "hypothesis_runner", None)
        if hasattr(machine, "_helix_steps"):
            return machine._helix_steps
    return [object(), object()]


class Machines:
    """Machines of rules of Hypothesis (`RuleBasedStateMachine`) that run while a test does: each is a property of that test."""

    def __init__(self, item):
        self.item = item
        self.cases = []
        self.stateful = sys.modules.get("hypothesis.stateful")
        self.make = getattr(self.stateful, "get_state_machine_test", None)
        if self.make is not None:
            self.check = self.stateful.RuleBasedStateMachine.check_invariants
            self.put(self.watched, self.noting())

    def put(self, make, check):
        self.stateful.get_state_machine_test = make
        self.stateful.RuleBasedStateMachine.check_invariants = check

    def noting(self):
        check = self.check

        def check_invariants(machine, *given, **named):
            """Hypothesis calls it after each step; which one it was stands where it does."""
            told = sys._getframe(1).f_locals
            steps = vars(machine).setdefault("_helix_steps", [])
            if "rule" in told and "data" in told:
                data = told["data"]
                steps.append((told["rule"].function.__name__, repr(data) if is_plain(data) else object()))
            return check(machine, *given, **named)

        return check_invariants

    def watched(self, *given, **named):
        test = self.make(*given, **named)
        cases = Cases(self.item, test)
        self.cases.append(cases)

        @functools.wraps(test)
        def run(*given, **named):
            # A test of unittest keeps what it threw to itself.
            try:
                return test(*given, **named)
            except BaseException as error:
                cases.thrown = error
                raise

        return run

    def ended(self, error):
        if self.make is not None:
            self.put(self.make, self.check)
        return [one.ended(one.thrown or error) for one in self.cases]


class Cases:
    """The generated cases of one property of Hypothesis, counted where it hands them to the test."""

    def __init__(self, item, property):
        self.item = item
        self.property = property
        self.handle = property.hypothesis
        self.inner = self.handle.inner_test
        self.tried = 0
        self.thrown_away = 0
        self.thrown = None
        self.seen = set()
        self.drawn = set(getattr(self.handle, "_given_kwargs", ()))
        self.is_machine = property is not item.obj
        self.handle.inner_test = self.watched()
        # Whatever seed a test names, it would find the cases on which it holds.
        owner = getattr(property, "__func__", property)
        if hasattr(owner, "_hypothesis_internal_use_seed"):
            owner._hypothesis_internal_use_seed = SETTINGS["seed"]

    def watched(self):
        if inspect.iscoroutinefunction(self.inner):

            async def watch(*given, **named):
                with self.one(given, named):
                    return await self.inner(*given, **named)

        else:

            def watch(*given, **named):
                with self.one(given, named):
                    return self.inner(*given, **named)

        return functools.wraps(self.inner)(watch)

    @contextlib.contextmanager
    def one(self, given, named):
        if len(self.seen) < 2:
            drawn = {name: value for name, value in named.items() if name in self.drawn} or named
            # What is no plain value may differ inside; of a machine of rules its steps are told when it has made them.
            if not self.is_machine:
                self.seen.add(repr(drawn) if is_plain(drawn) else object())
        try:
            yield
        except BaseException as error:
            if any(kind.__name__ in ("UnsatisfiedAssumption", "StopTest") for kind in type(error).__mro__):
                self.thrown_away += 1
                raise
            self.tried += 1
            raise
        finally:
            if self.is_machine:
                self.seen.update(steps_of(given, named))
        self.tried += 1

    def ended(self, error):
        """What was tried; examples that the test itself gives are no generated cases."""
        self.handle.inner_test = self.inner
        phases = getattr(getattr(self.property, "_hypothesis_internal_use_settings", None), "phases", None)
        gives = phases is None or any(getattr(phase, "name", "") == "explicit" for phase in phases)
        examples = len(getattr(self.property, "hypothesis_explicit_examples", ())) if gives else 0
        file, name = name_of(self.item.nodeid)
        failed = error is not None and not isinstance(error, (pytest.skip.Exception, unittest.SkipTest))
        told = {
            "file": file,
            "name": name,
            "runs": max(0, self.tried - examples),
            "skips": self.thrown_away,
            "failed": failed,
        }
        looks_away = bool(self.drawn) and not self.is_machine and not speaks_of(self.inner, self.drawn)
        if len(self.seen) == 1 or looks_away:
            told["constant"] = True
        # Where there are fewer values than cases are asked, all of them were tried.
        if not failed and "nothing left to do" in str(getattr(self.item, "hypothesis_statistics", "")):
            told["exhausted"] = True
        return told
