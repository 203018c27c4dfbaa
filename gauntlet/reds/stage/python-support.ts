// What the tests of the theatre in Python share.
import type { Files } from '../case.ts'

export const pythonSupport: Files = {
  'test/__init__.py': '',
  'test/support/__init__.py': '',
  'test/support/builders.py': `from datetime import datetime, timezone

from stage import Hall, Show


def a_hall(*sold):
    hall = Hall()
    for seat in sold:
        hall.sell(seat, "Ada")
    return hall


def a_show(title="Hamlet", at="2026-05-01T18:00:00", minutes=120):
    return Show(title, datetime.fromisoformat(at).replace(tzinfo=timezone.utc), minutes)


def an_order(**parts):
    return {"id": "o-7", "buyer": "ada@stage.example", "seats": ["A1", "A2"], "state": "paid"} | parts


class OrderBuilder:
    def __init__(self):
        self._buyer, self._seats = "Ada", []

    def by(self, buyer):
        self._buyer = buyer
        return self

    def having(self, *seats):
        self._seats.extend(seats)
        return self

    def placed_in(self, orders):
        return orders.place(self._buyer, self._seats)
`,
  'test/support/checks.py': `def seats_are_free(hall, *seats):
    __tracebackhide__ = True
    assert hall.free() == list(seats), "free seats"


def is_open(is_it=False):
    assert is_it, "it is not open"


def give_up(what):
    raise Exception(f"todo: {what}")
`,
  'test/support/legacy.py': `def row_of(seat):
    return seat.row.upper()


def buyers_of(sales):
    return [buyer for _, buyer in sale_list(sales)]
`,
  'test/support/desk.py': `import json
from contextlib import contextmanager
from threading import Thread
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from stage.web import make_server


class Desk:
    def __init__(self, url):
        self.url = url

    def ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        try:
            with urlopen(Request(self.url + path, data, method=method), timeout=5) as answer:
                return answer.status, json.load(answer)
        except HTTPError as error:
            return error.code, None

    def titles(self):
        _, shows = self.ask("GET", "/shows")
        return [show["title"] for show in shows]


@contextmanager
def a_desk():
    server = make_server()
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Desk(f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()
`,
  'test/support/shell.py': `import os
import subprocess
import sys


def stage(*args, stdin=""):
    command = [sys.executable, "-m", "stage.cli", *args]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": "src"})
`,
  'test/support/fake_gateway.py': `class FakeGateway:
    def __init__(self):
        self.charges = []

    def charge(self, id, amount):
        self.charges.append((id, amount))
        return f"receipt {len(self.charges)}"
`,
  'test/fixtures/season.json': '[{ "title": "Hamlet", "minutes": 120 }, { "title": "Faust", "minutes": 95 }]\n',
}
