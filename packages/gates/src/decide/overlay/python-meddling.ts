/** The part of a stub of Python that does to what the product is handed what the product may do. */
export const pythonMeddling = String.raw`def _meddle(given):
    if _meddling or not _is_open():
        return
    _meddling.append(1)
    try:
        for one in given:
            _touch(one)
    finally:
        _meddling.clear()


_address = _re.compile(r"https?://(?:127\.0\.0\.1|localhost|\[::1\]):\d")


def _ask(address):
    """A server of this machine, which the test may have started; where it does not answer, nobody knows what it would change."""
    from urllib.error import HTTPError
    from urllib.request import ProxyHandler, Request, build_opener
    asked = Request(address, b"{}", {"content-type": "application/json"}, method="POST")
    try:
        build_opener(ProxyHandler({})).open(asked, timeout=0.5).close()
    except HTTPError:
        pass


def _is_open_made(one):
    """Whether a class of these sources has made it, which keeps what it has in its members."""
    for kind in type(one).__mro__[:-1]:
        file = getattr(_sys.modules.get(kind.__module__), "__file__", None) or ""
        if not file.startswith(_os.getcwd() + _os.sep) or "site-packages" in file or "__slots__" in kind.__dict__:
            return False
    return len(vars(one)) > 0


def _touch(one, depth=0):
    if isinstance(one, str) and _address.match(one):
        try:
            return _ask(one)
        except Exception:
            return _record("handed", "address")
    if isinstance(one, (str, _os.PathLike)) and "/" in str(one) and _os.path.exists(one):
        return _record("handed", "path")
    if one is None or isinstance(one, (str, bytes, int, float, complex, tuple, frozenset, range, type)):
        return
    if type(one).__module__ in ("datetime", "decimal", "fractions", "uuid", "zoneinfo", "pathlib", "ipaddress"):
        return
    try:
        if isinstance(one, list):
            for part in one if depth < 2 else ():
                _touch(part, depth + 1)
            one.append(_stand_in("given"))
        elif isinstance(one, dict):
            for key in list(one):
                if isinstance(one[key], (str, _os.PathLike)):
                    _touch(one[key], depth + 1)
                one[key] = _stand_in("given")
        elif isinstance(one, set):
            one.add(_stand_in("given"))
        elif callable(one) and getattr(one, "__self__", None) not in (_os, _sys):
            answer = one(_stand_in("given"))
            if depth < 2:
                _touch(answer, depth + 1)
        elif _is_open_made(one):
            for key, held in list(vars(one).items()):
                if isinstance(held, (list, dict, set, _os.PathLike)) or hasattr(held, "__dict__"):
                    _touch(held, depth + 1) if depth < 2 else None
                else:
                    vars(one)[key] = _stand_in("given")
        else:
            _record("handed", type(one).__name__)
    except BaseException:
        _record("handed", type(one).__name__)


`
