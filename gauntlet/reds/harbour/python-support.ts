// What the tests of the harbour in Python share.
import type { Files } from '../case.ts'

export const pythonSupport: Files = {
  'test/__init__.py': '',
  'test/support/__init__.py': '',
  'test/support/builders.py': `from harbour import Berths, Ship
from harbour.log import HarbourLog


def a_ship(name="Argo", length=25, **more):
    return Ship(name, length, **more)


def a_harbour(*names):
    berths = Berths()
    for name in names:
        berths.dock(a_ship(name))
    return berths


def a_log(*texts):
    log = HarbourLog()
    for text in texts:
        log.write(text)
    return log


def a_booking(**parts):
    return {"ship": "Argo", "berth": 2, "nights": 3, **parts}
`,
  'test/support/checks.py': `def has_ships(berths, *names):
    __tracebackhide__ = True
    assert berths.ships() == list(names), "ships in the harbour"


def will_fail(message):
    raise RuntimeError(message)
`,
  'test/support/legacy.py': `def ships_of(berths):
    return [ship for _, ship in berth_list(berths)]


def last_of(names):
    return names[len(names)]


def total_of(bookings):
    return sum(booking["cost"] for booking in bookings)
`,
  'test/support/office.py': `import json
import threading
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from harbour.web import make_server


class Office:
    """The harbour office as its clients see it."""

    def __init__(self, url):
        self.url = url

    def ships(self, query=""):
        return self._send("GET", "/ships" + query)

    def book(self, **booking):
        return self._send("POST", "/bookings", booking)

    def send_away(self, name):
        return self._send("DELETE", f"/ships/{name}")

    def get(self, path):
        return self._send("GET", path)

    def _send(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        try:
            with urlopen(Request(self.url + path, data, method=method), timeout=5) as answer:
                return answer.status, json.load(answer)
        except HTTPError as error:
            return error.code, json.load(error)


@contextmanager
def an_office():
    server = make_server()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Office(f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()
`,
  'test/support/shell.py': `import subprocess
import sys


def harbour(*args, stdin=""):
    return subprocess.run(
        [sys.executable, "-m", "harbour.cli", *args],
        cwd="src",
        input=stdin,
        capture_output=True,
        text=True,
        timeout=20,
    )
`,
  'test/fixtures/fleet.json': '[{ "name": "Argo", "length": 40 }, { "name": "Vega", "length": 90 }]\n',
}
