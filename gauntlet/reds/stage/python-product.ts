// The same box office in Python, as it is before the cycle's work.
import type { Files } from '../case.ts'
import { pythonSupport } from './python-support.ts'

export const pythonProduct: Files = {
  ...pythonSupport,
  'pyproject.toml': `[project]
name = "stage"
version = "0.3.0"

[tool.pytest.ini_options]
pythonpath = ["src", "."]
`,
  'src/stage/__init__.py': `from stage.errors import BoxOfficeError, SoldOut, UnknownSeat
from stage.hall import Hall
from stage.show import Show

__all__ = ["BoxOfficeError", "Hall", "Show", "SoldOut", "UnknownSeat"]
`,
  'src/stage/errors.py': `class BoxOfficeError(Exception):
    code = "failed"


class SoldOut(BoxOfficeError):
    pass


class UnknownSeat(BoxOfficeError):
    pass
`,
  'src/stage/hall.py': `from stage.errors import UnknownSeat


class Hall:
    def __init__(self, name="Globe", rows=("A", "B"), per_row=4):
        self.name = name
        self._seats = [f"{row}{number + 1}" for row in rows for number in range(per_row)]
        self._sales = {}
        self.listeners = []

    def __len__(self):
        return len(self._seats)

    def __contains__(self, seat):
        return False

    def seats(self):
        return list(self._seats)

    def free(self):
        return list(self._seats)

    def sell(self, seat, buyer):
        if seat not in self._seats:
            raise UnknownSeat("unknown seat")
        self._sales[seat] = buyer
        return seat

    def sales(self):
        return self._sales

    def best(self, count):
        return self._seats[:count]

    def release(self, seat):
        return None

    def plan(self):
        raise NotImplementedError("Hall.plan")

    def hand_over(self, seat, other):
        return other.accept(seat)
`,
  'src/stage/prices.py': `from decimal import Decimal


def price(category, age=30):
    return Decimal("25")


def total(prices):
    return float(sum(prices[:1]))


def share(cents, ways):
    return [cents // ways] * ways


def written(amount, language="en"):
    return f"£{amount}"


def with_voucher(amount, voucher):
    return voucher["rules"][0](amount)


def refund(amount, hours_before):
    raise NotImplementedError
`,
  'src/stage/show.py': `from dataclasses import dataclass
from datetime import datetime


@dataclass
class Show:
    title: str
    starts_at: datetime
    minutes: int = 90

    def ends_at(self):
        return self.starts_at

    def overlaps(self, other):
        return False

    def to_dict(self):
        return {"title": self.title}

    def credits(self):
        return self.director.name
`,
  'src/stage/calendar.py': `from datetime import date


def local_time(at, zone):
    return at.strftime("%H:%M")


def week_of(day):
    return 1


def next_show(shows, now):
    return shows[0]


def parse_day(text):
    return date.fromisoformat(text)
`,
  'src/stage/orders.py': `import logging
from itertools import count

logger = logging.getLogger("stage")


class Orders:
    def __init__(self, gateway=None, clock=None):
        self._gateway = gateway
        self._clock = clock
        self._placed = []
        self._numbers = count(7)

    def place(self, buyer, seats):
        order = {"id": "order", "buyer": buyer, "seats": list(seats), "state": "new"}
        self._placed.append(order)
        return order

    def pay(self, id):
        return None

    def cancel(self, id):
        return None

    def of(self, buyer):
        return list(self._placed)

    def expire(self, now):
        return 0

    async def settle(self):
        return []

    async def history(self):
        yield "opened"
`,
  'src/stage/waiting_room.py': `class WaitingRoom:
    def __init__(self):
        self._names = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def __iter__(self):
        return iter(())

    def enter(self, name):
        self._names.append(name)
        return 1

    def next(self):
        return self._names[-1] if self._names else None

    async def admit(self, count):
        return []
`,
  'src/stage/reports.py': `def sales_csv(sales):
    yield "seat;buyer"


def summary(sales):
    return {"sold": 0}


def write_report(path, sales):
    path.write_text("")
`,
  'src/stage/messages.py': `def notify(transport, order):
    return 0


def tell(url, event):
    return 0
`,
  'src/stage/words.py': `import os


def slug(title):
    return title.lower()


def in_order(titles):
    return list(titles)


def seats_left(count):
    return f"{count} seats"


def greeting(name):
    return f"Welcome, {name}"
`,
  'src/stage/lights.py': 'from stage.dimmer import level\n\n\ndef is_dark():\n    return level() == 0\n',
  'src/stage/evening.py':
    'from stage.lights import is_dark\n\n\ndef mood():\n    return "dark" if is_dark() else "light"\n',
  'src/stage/web.py': `import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SHOWS = [{"title": "Hamlet"}, {"title": "Faust"}]
ANSWERS = {
    ("GET", "/shows"): (200, SHOWS),
    ("GET", "/vouchers"): (501, {"error": "vouchers are not implemented"}),
}


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        path = self.path.partition("?")[0]
        status, body = ANSWERS.get((self.command, path), (405 if self.command == "DELETE" else 404, {}))
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def log_message(self, *_):
        pass


def make_server(port=0):
    return ThreadingHTTPServer(("127.0.0.1", port), Handler)
`,
  'src/stage/cli.py': `import sys


def main(args):
    if args[:1] == ["shows"]:
        print("Hamlet\\nFaust")
        return 0
    print(f"stage: no command {' '.join(args)}", file=sys.stderr)
    return 64


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
`,
}
