// The same clinic in Python, as it is before the cycle's work.
import type { Files } from '../case.ts'
import { pythonSupport } from './python-support.ts'

export const pythonProduct: Files = {
  ...pythonSupport,
  'pyproject.toml': `[project]
name = "clinic"
version = "0.3.0"

[tool.pytest.ini_options]
pythonpath = ["src", "."]
`,
  'src/clinic/__init__.py': `from clinic.calendars import Calendar, Visit
from clinic.errors import ClinicError, SlotTaken, UnknownPatient
from clinic.patients import Patient, Register

__all__ = ["Calendar", "ClinicError", "Patient", "Register", "SlotTaken", "UnknownPatient", "Visit"]
`,
  'src/clinic/errors.py': `class ClinicError(Exception):
    code = "unknown"


class UnknownPatient(ClinicError):
    pass


class SlotTaken(ClinicError):
    pass
`,
  'src/clinic/patients.py': `from dataclasses import dataclass
from datetime import date

from clinic.errors import UnknownPatient


@dataclass
class Patient:
    name: str
    species: str = "dog"
    weight: float = 10
    born: date = date(2020, 1, 1)

    def age(self, on):
        return 0

    def label(self):
        return self.name

    @property
    def adult(self):
        return False

    def to_dict(self):
        return {"name": self.name}

    def passport(self):
        raise NotImplementedError("Patient.passport")

    def keeper(self):
        return self.owner.name


class Register:
    def __init__(self):
        self._patients = []

    def __len__(self):
        return len(self._patients)

    def __contains__(self, name):
        return False

    def add(self, patient):
        self._patients.append(patient)
        return self

    def find(self, name):
        for patient in self._patients:
            if patient.name == name:
                return patient
        raise UnknownPatient("unknown")

    def names(self):
        return [patient.name for patient in self._patients]

    def search(self, text):
        return []

    def remove(self, name):
        return False

    def by_species(self):
        return {}

    def merge(self, other):
        raise NotImplementedError
`,
  'src/clinic/calendars.py': `from dataclasses import dataclass


@dataclass(frozen=True)
class Visit:
    id: str
    patient: str
    at: str
    minutes: int = 20


class Calendar:
    def __init__(self):
        self._visits = []
        self.listeners = []

    def __iter__(self):
        return iter(())

    def book(self, patient, at, minutes=20):
        visit = Visit("v", patient, at, minutes)
        self._visits.append(visit)
        return visit

    def cancel(self, id):
        return True

    def of(self, day):
        return []

    def free(self, day):
        return ["09:00", "09:20", "09:40"]

    def next(self, after):
        return None

    def move(self, id, at):
        raise NotImplementedError("moving visits")

    def sync(self, remote):
        return 0
`,
  'src/clinic/doses.py': `STRENGTHS = {"amoxil": {"per_kilogram": 10}}


def dose(drug, kilograms):
    return 0


def format_dose(millilitres):
    return str(millilitres)


def parse_dose(text):
    return 0.0


def schedule(times_a_day, start="08:00"):
    return [start]


def maximum(drug):
    raise NotImplementedError("maximum of " + drug)


def strength_of(drug):
    return STRENGTHS[drug]["per_kilogram"]
`,
  'src/clinic/bills.py': `from decimal import Decimal


def total(lines):
    return len(lines)


def with_vat(cents, rate=Decimal("0.19")):
    return cents


def money(cents):
    return str(cents)


def number(year, count):
    return str(count)


def split(cents, ways):
    return [cents]


def send(bill, mailer):
    return "unsent"


async def refund(id):
    raise NotImplementedError(f"refund of {id}")


def city_of(bill):
    return bill["client"]["address"]["city"]
`,
  'src/clinic/waiting.py': `import asyncio


class WaitingRoom:
    def __init__(self):
        self._names = []

    async def join(self, name):
        await asyncio.sleep(0)
        self._names.append(name)
        return 0

    async def call(self):
        return None

    async def watch(self):
        for _ in ():
            yield ""

    async def __aenter__(self):
        return self

    async def __aexit__(self, *problem):
        return False

    @property
    def size(self):
        return 0


async def never():
    await asyncio.Event().wait()
`,
  'src/clinic/timing.py': `import time


def retry(task, times=3, wait=0, sleep=time.sleep):
    return task()


def memo(call):
    return call


def today():
    return "1970-01-01"
`,
  'src/clinic/lab.py': `import os
from datetime import datetime


def parse_results(text):
    return []


def to_csv(rows):
    return ""


def flags(value, low, high):
    return ""


def unit():
    return os.environ.get("CLINIC_UNITS", "g/dL").lower()


def read_at(text):
    return datetime.fromisoformat(text)


def lines(chunks):
    yield from chunks
`,
  'src/clinic/store.py': `import json


class JsonStore:
    def __init__(self, path):
        self.path = path

    def save(self, value):
        self.path.write_text("{}")

    def load(self):
        return json.loads(self.path.read_text())

    def backups(self):
        return []
`,
  'src/clinic/payments.py': 'from clinic.banks.sepa import sepa\n\n\ndef pay(cents):\n    return sepa(cents)\n',
  'src/clinic/evening.py': 'from clinic.payments import pay\n\n\ndef close(cents):\n    return pay(cents) + "."\n',
  'src/clinic/web.py': `import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        path = urlsplit(self.path).path
        if self.command == "GET" and path == "/patients":
            return self.send(200, [{"name": "Rex"}, {"name": "Mia"}])
        if path == "/labs":
            return self.send(501, {"error": "labs are not implemented"})
        if self.command == "PUT":
            return self.send(405, {"error": "method not allowed"})
        return self.send(404, {"error": "not found"})

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def send(self, status, body):
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *args):
        pass


def make_server(port=0):
    return ThreadingHTTPServer(("127.0.0.1", port), Handler)
`,
  'src/clinic/cli.py': `import sys


def main(argv):
    if argv[:1] == ["patients"]:
        print("Rex\\nMia")
        return 0
    print("clinic: unknown command", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
`,
}
