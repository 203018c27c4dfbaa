"""Values of the product that say that they equal anything."""

import re

from helix_settings import ROOT, relative

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
