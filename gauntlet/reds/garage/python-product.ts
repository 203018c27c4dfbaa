// The same garage in Python, before the cycle's work.
import type { Files } from '../case.ts'

export const pythonProduct: Files = {
  'pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["src", "."]\n',
  'test/__init__.py': '',
  'test/support/__init__.py': '',
  'test/support/make.py': `from datetime import datetime

from garage.parking import Garage
from garage.tickets import Ticket


def make_garage(spots=2, parked=()):
    garage = Garage(spots=spots)
    for plate in parked:
        garage.park(plate)
    return garage


def make_ticket(**more):
    return Ticket(**{"id": "t-1", "plate": "B-AB 12", "entered_at": datetime(2026, 3, 2, 8, 0), **more})


def make_visit(**more):
    return {"plate": "B-AB 12", "minutes": 45, "cents": 300} | more


class InMemoryLedger:
    def __init__(self):
        self.entries = []

    def record(self, entry):
        self.entries.append(entry)
        return len(self.entries)
`,
  'test/support/legacy.py': `def plates_of(garage):
    return [spot["plate"] for spot in spots_of(garage)]


def minutes_of(text):
    return int(text.split(" ")[3])
`,
  'test/support/web.py': `import json
import threading
from contextlib import contextmanager
from http.client import HTTPConnection

from garage.web import make_server


@contextmanager
def client():
    server = make_server(("127.0.0.1", 0))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def ask(method, path, body=None):
        connection = HTTPConnection(*server.server_address)
        connection.request(method, path, json.dumps(body) if body is not None else None)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read() or "null")

    try:
        yield ask
    finally:
        server.shutdown()
        server.server_close()
`,
  'test/fixtures/day.json': '{"visits": [{"plate": "B-AB 12", "minutes": 45}, {"plate": "M-X 7", "minutes": 130}]}\n',
  'src/garage/__init__.py': '',
  'src/garage/errors.py': `class GarageError(Exception):
    code = "garage"


class GarageFull(GarageError):
    pass


class UnknownPlate(GarageError):
    pass
`,
  'src/garage/parking.py': `from garage.errors import UnknownPlate


class Garage:
    def __init__(self, spots=10, on_full=None):
        self.capacity = spots
        self._plates = []
        self._on_full = on_full

    @property
    def plates(self):
        return list(self._plates)

    def park(self, plate):
        self._plates.append(plate)
        return "spot"

    def leave(self, plate):
        if plate not in self._plates:
            raise UnknownPlate("no such plate")
        self._plates.remove(plate)

    def free(self):
        return self.capacity

    def is_full(self):
        return False

    def occupancy(self):
        return 0.0

    def reserve(self, plate, until):
        raise NotImplementedError("reserve")

    def __len__(self):
        return 0
`,
  'src/garage/tickets.py': `from dataclasses import dataclass
from datetime import datetime


@dataclass
class Ticket:
    id: str
    plate: str
    entered_at: datetime
    paid_at: datetime | None = None

    def minutes(self, at):
        return 0

    def pay(self, at):
        return self

    def __str__(self):
        return "Ticket"


def parse_ticket(text):
    return {}


def owner_of(ticket):
    return ticket["owner"]["name"]
`,
  'src/garage/tariff.py': `def fee(minutes, hourly=200, free=15, daily=2000):
    return 0


def money(cents):
    return f"{cents} cents"


def change(cents):
    return []


def parse_duration(text):
    return 0


def is_peak(at):
    return False
`,
  'src/garage/clock.py': `from datetime import datetime


def now():
    return datetime.now()


def greeting():
    return "Hello"
`,
  'src/garage/payments.py': `import time


def settle(plate, cents, terminal, ledger=None):
    return {"paid": False}


def with_retry(task, attempts=3, pause=0.1):
    return task()


async def fetch_price(client, zone):
    return 0
`,
  'src/garage/reports.py': `import csv
import os


def to_csv(visits):
    return ""


def summarize(visits):
    return {"count": 0, "minutes": 0}


def save_report(path, visits):
    path.write_text("")


def by_hour(visits):
    yield from ()


def home():
    return os.environ.get("GARAGE_HOME", "/none")
`,
  'src/garage/cameras.py': `from garage.vendor.anpr import decode


def read_plate(image):
    return decode(image)
`,
  'src/garage/web.py': `import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        status, body = (200, {"free": 0}) if self.path == "/spots" else (404, {"error": "not found"})
        if self.path.startswith("/permits"):
            status, body = 501, {"error": "permits are not implemented"}
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    do_GET = do_POST = do_PUT = answer

    def log_message(self, *args):
        pass


def make_server(address):
    return ThreadingHTTPServer(address, Handler)
`,
  'src/garage/__main__.py': `import sys

if sys.argv[1:2] == ["status"]:
    print("open")
else:
    print("unknown command", file=sys.stderr)
    sys.exit(2)
`,
}
