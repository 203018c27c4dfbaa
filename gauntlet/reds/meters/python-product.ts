// The same utility in Python, before the cycle's work.
import type { Files } from '../case.ts'

export const pythonProduct: Files = {
  'pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["src", "."]\n',
  'test/__init__.py': '',
  'test/support/__init__.py': '',
  'test/support/grid.py': `from datetime import date

from meters.customers import Customers
from meters.readings import Readings


def a_readings(*rows):
    readings = Readings()
    for day, kwh, *meter in rows:
        readings.add(meter[0] if meter else "M-1", date.fromisoformat(day), kwh)
    return readings


def a_customer(**more):
    return {"id": "c-1", "name": "Ada", "street": "Mill Lane 4", "iban": "DE89370400440532013000"} | more


def some_customers(*every):
    customers = Customers()
    for one in every:
        customers.add(one)
    return customers


def a_line(what="usage", cents=1200):
    return {"what": what, "cents": cents}


class PostBox:
    def __init__(self):
        self.letters = []

    def post(self, to, text):
        self.letters.append((to, text))


class Busy:
    def __init__(self, times, answer):
        self.left = times
        self.answer = answer
        self.asked = 0

    def __call__(self):
        self.asked += 1
        if self.asked <= self.left:
            raise OSError("busy")
        return self.answer
`,
  'test/support/labels.py': `def street_number(label):
    return label.split("no. ")[1]


def sum_of(lines):
    return sum(cents_of(line) for line in lines)
`,
  'test/support/web.py': `import json
import threading
from contextlib import contextmanager
from http.client import HTTPConnection

from meters.web import make_server


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
  'test/fixtures/readings.csv': 'meter;at;kwh\nM-1;2026-01-01;100\nM-1;2026-02-01;180\nM-2;2026-01-01;oops\n',
  'src/meters/__init__.py': '',
  'src/meters/errors.py': `class MeterError(Exception):
    code = "meter"


class UnknownMeter(MeterError):
    pass


class ReadingTooLow(MeterError):
    pass
`,
  'src/meters/readings.py': `from meters.errors import UnknownMeter


class Readings:
    def __init__(self):
        self._all = []

    def add(self, meter, at, kwh):
        self._all.append((meter, at, kwh))

    def last(self, meter):
        for reading in self._all:
            if reading[0] == meter:
                return reading
        raise UnknownMeter(f"unknown meter {meter}")

    def usage(self, meter):
        return 0

    def between(self, start, end):
        return []

    def meters(self):
        return set()

    def __len__(self):
        return 0
`,
  'src/meters/tariffs.py': `def cost_of(kwh, cents=30, base=900):
    return 0


def tier_of(kwh):
    return "low"


def night_share(hours):
    return 0


def parse_tariff(text):
    return None


def with_vat(cents, rate=0.19):
    return cents


def instalments(cents, months):
    return []
`,
  'src/meters/invoices.py': `from dataclasses import dataclass, field


@dataclass
class Invoice:
    lines: list = field(default_factory=list)

    def total(self):
        return 0

    def render(self):
        return ""


def number_of(year, at):
    return str(at)


def period_of(day):
    return day, day


def due_on(day, days=14):
    return day


def send_invoices(customers, box, today=None):
    return 0
`,
  'src/meters/outages.py': `import logging

logger = logging.getLogger("meters")


class Outages:
    def __init__(self, on_report=None):
        self._open = []

    def report(self, street):
        self._open.append(street)
        return 0

    def open(self):
        return []

    def restore(self, street):
        raise NotImplementedError("restore")

    async def restored(self):
        return None
`,
  'src/meters/customers.py': `class Customers:
    def __init__(self):
        self._all = {}

    def add(self, customer):
        return self

    def find(self, id):
        return None

    def move(self, id, street):
        return {"moved": False}

    def __iter__(self):
        return iter(())


def mask_iban(iban):
    return iban


def greeting(customer):
    return ""


def street_of(customer):
    return customer["address"]["street"].strip()
`,
  'src/meters/imports.py': `def parse_csv(text):
    return []


def import_file(path, on_row=None):
    return {"rows": 0, "bad": 0}


def retry(work, times=3):
    try:
        return work()
    except OSError:
        return None
`,
  'src/meters/loads.py': `from meters.maths.smooth import smooth


def peak_of(loads):
    return max(smooth(loads))
`,
  'src/meters/settings.py': `import os

from meters import tariffs


def rate():
    return int(os.environ.get("METERS_RATE", "30"))


def cost_today(kwh):
    return tariffs.cost_of(kwh)
`,
  'src/meters/web.py': `import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        status, body = 404, {"error": "not found"}
        if self.path == "/meters":
            status, body = 200, {"meters": []}
        if self.path.startswith("/readings"):
            status, body = 501, {"error": "readings are not implemented"}
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    do_GET = do_POST = do_PUT = answer

    def log_message(self, *args):
        pass


def make_server(address):
    return ThreadingHTTPServer(address, Handler)
`,
  'src/meters/__main__.py': `import sys

if sys.argv[1:2] == ["usage"]:
    print("0 kWh")
else:
    print("unknown command", file=sys.stderr)
    sys.exit(2)
`,
}
