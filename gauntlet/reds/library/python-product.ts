// The same library in Python, before the cycle's work.
import type { Files } from '../case.ts'

export const pythonProduct: Files = {
  'pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["src", "."]\n',
  'test/__init__.py': '',
  'test/support/__init__.py': '',
  'test/support/stock.py': `from datetime import date

from library.desk import Desk
from library.members import Member


def a_desk(copies=None, **more):
    return Desk(copies={"b-1": 1} if copies is None else copies, **more)


def a_member(**more):
    return Member(**{"id": "m-1", "name": "Ada", **more})


def a_book(**more):
    return {"id": "b-1", "title": "Emma", "author": "Austen", "year": 1815} | more


class LoanBuilder:
    def __init__(self):
        self._loan = {"book": "b-1", "member": "m-1", "due": date(2026, 3, 1)}

    def of(self, book):
        self._loan["book"] = book
        return self

    def due(self, day):
        self._loan["due"] = day
        return self

    def build(self):
        return dict(self._loan)


class SentMail:
    def __init__(self):
        self.letters = []

    def send(self, to, text):
        self.letters.append((to, text))
`,
  'test/support/old.py': `def shelf_of(text):
    return int(text.split("shelf ")[1])


def due_dates(desk):
    return [loan["due"] for loan in loans_in(desk)]
`,
  'test/support/web.py': `import json
import threading
from contextlib import contextmanager
from http.client import HTTPConnection

from library.web import make_server


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
  'test/fixtures/books.json': '[{"id": "b-1", "title": "Emma"}, {"id": "b-2", "title": "Ulysses"}]\n',
  'src/library/__init__.py': '',
  'src/library/errors.py': `class LibraryError(Exception):
    code = "library"


class NotOnLoan(LibraryError):
    pass


class NoCopyLeft(LibraryError):
    pass
`,
  'src/library/desk.py': `import logging
from datetime import date

from library.errors import NotOnLoan

logger = logging.getLogger("library")


class Desk:
    def __init__(self, copies=None, on_lend=None, today=date.today):
        self._copies = copies or {}
        self._loans = []
        self._on_lend = on_lend
        self._today = today

    def lend(self, book, member):
        self._loans.append({"book": book, "member": member, "due": None})
        return {"ok": True}

    def give_back(self, book):
        for loan in self._loans:
            if loan["book"] == book:
                return
        raise NotOnLoan("not on loan")

    def available(self, book):
        return 0

    def loans_of(self, member):
        return []

    def renew(self, book):
        return {"renewed": False}

    def declare_lost(self, book):
        raise NotImplementedError("declare_lost")

    def __len__(self):
        return 0

    def __contains__(self, book):
        return False
`,
  'src/library/fines.py': `from datetime import date


def fine_for(days, daily=20, most=1000):
    return 0


def format_fine(cents):
    return str(cents)


def due_date(start, weeks=4):
    return start


def split_fine(cents, people):
    return []
`,
  'src/library/members.py': `from dataclasses import dataclass


@dataclass
class Member:
    id: str
    name: str

    def initials(self):
        return ""

    def card(self):
        return "card"

    @classmethod
    def from_card(cls, text):
        return cls(id="", name="")


def contact_of(member):
    return member.contact["mail"].lower()
`,
  'src/library/books.py': `def is_isbn(text):
    return False


def search(books, words):
    return []


def label(book):
    return ""
`,
  'src/library/notices.py': `def send_notices(loans, mail, today=None):
    return 0
`,
  'src/library/records.py': `def read_records(lines):
    yield from ()


def look_up(isbn, fetch, attempts=3):
    try:
        return fetch(isbn)
    except OSError:
        return None


async def look_up_later(isbn, fetch):
    return None


def to_csv(books):
    return ""


def save(path, books):
    path.write_text("")
`,
  'src/library/settings.py': `import os

from library import fines


def daily():
    return int(os.environ.get("LIBRARY_DAILY", "20"))


def today_fine(days):
    return fines.fine_for(days)
`,
  'src/library/scans.py': `from library.vendor.barcodes import decode


def read_barcode(image):
    return decode(image)
`,
  'src/library/web.py': `import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        status, body = (200, {"books": []}) if self.path.startswith("/books") else (404, {"error": "not found"})
        if self.path.startswith("/holds"):
            status, body = 501, {"error": "holds are not implemented"}
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    do_GET = do_POST = do_PUT = answer

    def log_message(self, *args):
        pass


def make_server(address):
    return ThreadingHTTPServer(address, Handler)
`,
  'src/library/__main__.py': `import sys

if sys.argv[1:2] == ["hours"]:
    print("closed")
else:
    print("unknown command", file=sys.stderr)
    sys.exit(2)
`,
}
