// What the tests of the clinic in Python share.
import type { Files } from '../case.ts'

export const pythonSupport: Files = {
  'test/__init__.py': '',
  'test/support/__init__.py': '',
  'test/support/builders.py': `from datetime import date

from clinic import Calendar, Patient, Register


def a_patient(name="Rex", **more):
    return Patient(name, **{"species": "dog", "weight": 12, "born": date(2020, 3, 1), **more})


def a_register(*names):
    register = Register()
    for name in names:
        register.add(a_patient(name))
    return register


def a_calendar(*visits):
    calendar = Calendar()
    for patient, at in visits:
        calendar.book(patient, at)
    return calendar


def a_line(**more):
    return {"what": "vaccination", "cents": 2500, "times": 1} | more


class BillBuilder:
    def __init__(self):
        self._to, self._lines = "ada@clinic.example", []

    def to(self, address):
        self._to = address
        return self

    def with_line(self, what, cents, times=1):
        self._lines.append({"what": what, "cents": cents, "times": times})
        return self

    def build(self):
        return {"to": self._to, "lines": list(self._lines)}
`,
  'test/support/fakes.py': `class FakeMailer:
    def __init__(self):
        self.sent = []

    def send(self, mail):
        self.sent.append(mail)
        return f"m-{len(self.sent)}"

    @property
    def addresses(self):
        return [mail["to"] for mail in self.sent]


class BrokenMailer:
    def send(self, mail):
        raise OSError("mailbox full")


class Failing:
    def __init__(self, times, value=None):
        self.calls, self._times, self._value = 0, times, value

    def __call__(self):
        self.calls += 1
        if self.calls <= self._times:
            raise ValueError(f"attempt {self.calls}")
        return self._value
`,
  'test/support/desk.py': `import json
from contextlib import contextmanager
from threading import Thread
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from clinic.web import make_server


class Desk:
    """The front desk as its clients drive it."""

    def __init__(self, url):
        self.url = url

    def ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        try:
            with urlopen(Request(self.url + path, data, method=method), timeout=5) as answer:
                return answer.status, json.load(answer)
        except HTTPError as error:
            return error.code, None

    def names(self, query=""):
        _, patients = self.ask("GET", "/patients" + query)
        return [patient["name"] for patient in patients]


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


def clinic(*args, stdin=""):
    return subprocess.run(
        [sys.executable, "-m", "clinic.cli", *args],
        input=stdin,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": "src"},
    )
`,
  'test/support/checks.py': `def names_are(register, *names):
    __tracebackhide__ = True
    assert register.names() == list(names), "names in the register"


def is_taken(taken=False):
    assert taken, "the slot is taken"


def later(what):
    raise Exception(f"to do: {what}")
`,
  'test/support/old.py': `def weights_of(register):
    return [patient.weight for patient in patients_in(register)]


def first_word(text):
    return text.split(" ")[7]


def doubled(numbers):
    return [number.times(2) for number in numbers]
`,
  'test/fixtures/patients.json': '[{ "name": "Rex", "weight": 12 }, { "name": "Mia", "weight": 4 }]\n',
  'test/fixtures/results.txt': 'WBC|7.2|10^9/L\nHGB|14.1|g/dL\n',
  'test/fixtures/cut.json': '[{ "name": "Rex", "wei',
}
