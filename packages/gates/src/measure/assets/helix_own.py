"""Whether a test runs its own code, and asks with what Python and pytest brought."""

import inspect
import os
import sys
import unittest

import pytest

from helix_settings import ROOT


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
