import type { StubAnswers } from '../evidence.ts'
import { pythonMeddling } from './python-meddling.ts'
import type { StubModule } from './stub-module.ts'

/**
 * Text of a Python module that stands in for one of the product. Whatever is taken from it is a class, so that it can be
 * called, subclassed, expected as an error and asked for members; calls, reads and comparisons are written down as stubs of
 * JavaScript write them. Called, it raises NotImplementedError or, in the mode `undefined`, answers None; what is named like a
 * class answers something of its own kind.
 */
export function pythonStub({ path }: Pick<StubModule, 'path'>, mode: StubAnswers): string {
  return [`MODULE = ${JSON.stringify(path)}`, `MODE = ${JSON.stringify(mode)}`, body].join('\n')
}

const body = String.raw`
import json as _json
import os as _os
import re as _re
import sys as _sys

_seen = set()


def _record(kind, name):
    target = _os.environ.get("HELIX_STUB_CALLS")
    if not target or len(_seen) > 2000:
        return
    nodeid = _os.environ.get("PYTEST_CURRENT_TEST", "").rsplit(" (", 1)[0]
    path, _, test = nodeid.partition("::")
    places = []
    frame = _sys._getframe(1)
    while frame is not None and len(places) < 100:
        file = frame.f_code.co_filename
        if file != __file__ and file.startswith(_os.getcwd() + _os.sep) and "site-packages" not in file:
            places.append({"file": file, "line": frame.f_lineno})
        frame = frame.f_back
    line = _json.dumps({
        "kind": kind, "module": MODULE, "name": name, "from": places,
        "test": test.replace("::", " > ") or None,
        "testPath": _os.path.join(_os.getcwd(), path) if test else None,
    })
    if line in _seen:
        return
    _seen.add(line)
    with open(target, "a", encoding="utf-8") as file:
        file.write(line + "\n")


_uses = {}
_MOST = 5000
_meddling = []


def _test():
    return _os.environ.get("PYTEST_CURRENT_TEST", "")


def _is_open():
    """Whether answers can be asked for anything still."""
    return MODE == "any" and _uses.get(_test(), 0) <= _MOST


def _use(name):
    """How often each test has asked: a loop that waits for an answer comes to an end."""
    _record("call", name)
    _uses[_test()] = _uses.get(_test(), 0) + 1
    if MODE == "throw" or _uses[_test()] > 2 * _MOST:
        raise NotImplementedError(name + " is not implemented")


def _answer(name):
    return _stand_in(name + "_") if _is_open() else None


${pythonMeddling}_told = {
    "lt": lambda name: False, "le": lambda name: False, "gt": lambda name: False, "ge": lambda name: False,
    "len": lambda name: 7, "iter": lambda name: iter([_stand_in(name + "_") for _ in range(7)]), "contains": lambda name: False,
    "getitem": _answer, "setitem": lambda name: None, "enter": _answer, "exit": lambda name: False,
    "add": _answer, "sub": _answer, "mul": _answer, "index": lambda name: 7,
}


class _Kind(type):
    def __call__(cls, *args, **named):
        _use(cls._name)
        _meddle([*args, *named.values()])
        return _stand_in(cls._name, cls) if cls._name.rpartition(".")[2][:1].isupper() else _answer(cls._name)

    def __getattr__(cls, key):
        if key.startswith("__") or key in ("_name", "_shape"):
            raise AttributeError(key)
        for one in getattr(cls.__dict__.get("_shape"), "__mro__", ()):
            if key in one.__dict__ and isinstance(one, _Kind):
                held = one.__dict__[key]
                return held.__get__(cls, one) if hasattr(held, "__get__") else held
        name = cls._name + "." + key
        _record("call", name)
        # A method of a class is a function like those of the module.
        return _stand_in(name, kind=type(cls))

    def __eq__(cls, other):
        _record("call", cls._name)
        return cls is other

    def __instancecheck__(cls, one):
        shape = one.__dict__.get("_shape") if issubclass(type(one), _Kind) else None
        return type.__instancecheck__(cls, one) or any(made is cls for made in getattr(shape, "__mro__", ()))

    def __bool__(cls):
        """Functions and classes are there; members, instances and constants may be anything."""
        if "." in cls._name or cls._shape is not None or cls._name.isupper():
            return len(cls) > 0
        _record("call", cls._name)
        return True

    def __repr__(cls):
        return "stub of " + cls._name if MODE == "any" else type.__repr__(cls)

    def __aiter__(cls):
        _record("call", cls._name)
        if MODE != "any":
            raise TypeError("'async for' requires an object with __aiter__ method, got " + cls._name)
        return _walk(cls._name)

    def __hash__(cls):
        return type.__hash__(cls)


class _Given(_Kind):
    """What is answered may be awaited; no function and no class of a module is, and mocks look for that."""

    def __await__(cls):
        _record("call", cls._name)
        if MODE != "any":
            raise TypeError("object " + cls._name + " can't be used in 'await' expression")
        return _awaited(cls._name)


def _awaited(name):
    return _answer(name)
    yield


async def _walk(name):
    yield _stand_in(name + "_")


def _used(operator):
    def use(cls, *args):
        _use(cls._name)
        if _is_open():
            return _told[operator](cls._name)
        raise TypeError(cls._name + " has no " + operator + " (a stub by Helix)")

    return use


for _operator in ("lt", "le", "gt", "ge", "len", "iter", "contains", "getitem", "setitem", "enter", "exit", "add", "sub", "mul", "index"):
    setattr(_Kind, "__" + _operator + "__", _used(_operator))


def _stand_in(name, shape=None, kind=_Given):
    """The shape: the class of the test, or the one that it has changed, whose instance it stands for."""
    return kind(name.rpartition(".")[2] or "stub", (Exception,), {"_name": name, "_shape": shape})


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    made = _stand_in(name, kind=_Kind)
    globals()[name] = made
    return made


if __name__ == "__main__":
    _record("start", "")
    _said = MODULE + " is not implemented (a stub by Helix)"
    print(_said)
    print(_said, file=_sys.stderr)
    _sys.exit(0 if MODE == "any" else 70)
`
