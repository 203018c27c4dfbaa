import type { StubMode } from '../evidence.ts'
import type { StubModule } from './stub-module.ts'

/**
 * Text of a Python module that stands in for one of the product. Whatever is taken from it is a class, so that it can be
 * called, subclassed, expected as an error and asked for members; calls, reads and comparisons are written down as stubs of
 * JavaScript write them. Called, it raises NotImplementedError or, in the mode `undefined`, answers None; what is named like a
 * class answers something of its own kind.
 */
export function pythonStub({ path }: Pick<StubModule, 'path'>, mode: StubMode): string {
  return [`MODULE = ${JSON.stringify(path)}`, `MODE = ${JSON.stringify(mode)}`, body].join('\n')
}

const body = String.raw`
import json as _json
import os as _os
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


class _Kind(type):
    def __call__(cls, *args, **named):
        _record("call", cls._name)
        if MODE == "throw":
            raise NotImplementedError(cls._name + " is not implemented")
        return _stand_in(cls._name) if cls._name.rpartition(".")[2][:1].isupper() else None

    def __getattr__(cls, key):
        if key.startswith("__") or key == "_name":
            raise AttributeError(key)
        name = cls._name + "." + key
        _record("call", name)
        return _stand_in(name)

    def __eq__(cls, other):
        _record("call", cls._name)
        return cls is other

    def __hash__(cls):
        return type.__hash__(cls)


def _used(operator):
    def use(cls, *args):
        _record("call", cls._name)
        if MODE == "throw":
            raise NotImplementedError(cls._name + " is not implemented")
        raise TypeError(cls._name + " has no " + operator + " (a stub by Helix)")

    return use


for _operator in ("lt", "le", "gt", "ge", "len", "iter", "contains", "getitem", "setitem", "enter", "exit", "add", "sub", "mul", "index"):
    setattr(_Kind, "__" + _operator + "__", _used(_operator))


def _stand_in(name):
    return _Kind(name.rpartition(".")[2] or "stub", (Exception,), {"_name": name})


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    made = _stand_in(name)
    globals()[name] = made
    return made


if __name__ == "__main__":
    _record("start", "")
    _said = MODULE + " is not implemented (a stub by Helix)"
    print(_said)
    print(_said, file=_sys.stderr)
    _sys.exit(70 if MODE == "throw" else 0)
`
