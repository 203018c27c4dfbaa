"""Properties of Hypothesis."""

import contextlib
import functools
import inspect
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
