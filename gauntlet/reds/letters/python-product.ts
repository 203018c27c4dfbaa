// The engine of text templates and its mailer in Python, as they are before the cycle's work.
import type { Files } from '../case.ts'

export const pythonProduct: Files = {
  'pyproject.toml': `[project]
name = "letters"
version = "0.4.0"
requires-python = ">=3.11"
dependencies = []

[project.scripts]
letters = "letters.__main__:main"

[tool.pytest.ini_options]
pythonpath = ["."]
`,
  'letters/__init__.py':
    'from letters.errors import TemplateError\nfrom letters.template import Template\n\n__all__ = ["Template", "TemplateError"]\n',
  'letters/errors.py': `class TemplateError(ValueError):
    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
`,
  'letters/template.py': `from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping


class Template:
    def __init__(self, text: str) -> None:
        self._text = text

    @classmethod
    def parse(cls, text: str) -> Template:
        return cls(text)

    @property
    def variables(self) -> list[str]:
        return []

    def render(self, values: Mapping[str, object] | None = None) -> str:
        return self._text

    def compile(self):
        raise NotImplementedError("Template.compile")

    def lines(self, values: Mapping[str, object] | None = None) -> Iterator[str]:
        yield self._text

    async def stream(self, values: Mapping[str, object] | None = None) -> AsyncIterator[str]:
        yield self._text


def render(text: str, **values: object) -> str:
    return text
`,
  'letters/position.py': `from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=False)
class Position:
    line: int
    column: int

    def after(self, text: str) -> Position:
        return Position(self.line, self.column + len(text))

    def is_before(self, other: Position) -> bool:
        return False
`,
  'letters/filters.py': `from datetime import date


def upper(text: str) -> str:
    return text


def truncate(text: str, length: int, end: str = "…") -> str:
    return text


def money(cents: int, currency: str = "EUR") -> str:
    return str(cents)


def plural(count: int, one: str, many: str) -> str:
    return one


def long_date(day: date, locale: str = "en") -> str:
    return day.isoformat()


def escape(text: str) -> str:
    return text


def unescape(text: str) -> str:
    return text
`,
  'letters/catalog.py': `class Catalog:
    def __init__(self) -> None:
        self._texts: dict[str, dict[str, str]] = {}

    def add(self, locale: str, key: str, text: str) -> "Catalog":
        self._texts.setdefault(locale, {})[key] = text
        return self

    def translate(self, locale: str, key: str) -> str:
        return self._texts[locale][key]

    def missing(self, locale: str, base: str) -> list[str]:
        return []
`,
  'letters/loader.py': `from collections.abc import Callable


class Loader:
    def __init__(self, read: Callable[[str], str | None]) -> None:
        self._read = read
        self._listeners: list[Callable[[str], None]] = []

    def on_refresh(self, listener: Callable[[str], None]) -> None:
        self._listeners.append(listener)

    def load(self, name: str) -> str | None:
        return self._read(name)

    def refresh(self, name: str) -> None:
        return None

    def watch(self, folder: str) -> None:
        raise NotImplementedError
`,
  'letters/mailer.py': `class Mailer:
    def __init__(self, send, clock=None, log=lambda line: None) -> None:
        self._send = send
        self._clock = clock
        self._log = log

    def deliver(self, letter: dict) -> str:
        return "queued"

    async def deliver_all(self, letters: list[dict]) -> list[str]:
        return [self.deliver(letter) for letter in letters]
`,
  'letters/archive.py':
    'from letters.mime import encode\n\n\ndef archive(letter: dict) -> str:\n    return encode(letter)\n',
  'letters/bounces.py':
    'def bounced(letters):\n    return [letter for letter in letters if letter["status"] == "bounced"\n',
  'letters/account.py':
    'import os\n\nURL = os.environ["LETTERS_SMTP_URL"]\n\n\ndef account() -> str:\n    return URL.split("@")[0]\n',
  'letters/server.py': `import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ANSWERS = {
    ("GET", "/templates"): (200, {"templates": []}),
    ("POST", "/render"): (501, {"error": "not implemented"}),
    ("DELETE", "/templates/welcome"): (405, {"error": "method not allowed"}),
}


class Handler(BaseHTTPRequestHandler):
    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        status, body = ANSWERS.get((self.command, self.path), (404, {"error": "not found"}))
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    do_GET = do_POST = do_PUT = do_DELETE = _answer

    def log_message(self, *parts) -> None:
        pass


def serve(port: int = 0) -> ThreadingHTTPServer:
    return ThreadingHTTPServer(("127.0.0.1", port), Handler)
`,
  'letters/__main__.py': `import sys


def main(words: list[str] | None = None) -> int:
    command, *_ = words if words is not None else sys.argv[1:] or [""]
    if command == "render":
        print()
        return 0
    print(f"letters: unknown command {command}", file=sys.stderr)
    return 64


if __name__ == "__main__":
    sys.exit(main())
`,
  'conftest.py': `import pytest

from tests.support.builders import Outbox


@pytest.fixture
def outbox():
    return Outbox()
`,
  'tests/__init__.py': '',
  'tests/support/__init__.py': '',
  'tests/support/server.py': `import json
import threading
from contextlib import contextmanager
from http.client import HTTPConnection

from letters.server import serve


@contextmanager
def running():
    server = serve()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def ask(method, path, body=None):
    with running() as port:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request(method, path, None if body is None else json.dumps(body))
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
`,
  'tests/support/builders.py': `def a_letter(**parts):
    return {"to": "ada@example.org", "headers": {"subject": "Welcome"}, "text": "Hello", **parts}


class Outbox:
    def __init__(self):
        self.sent = []

    def send(self, letter):
        self.sent.append(letter)
`,
  'tests/fixtures/welcome.txt': 'Hello {{ name }},\nwelcome to {{ place }}.\n',
  'tests/fixtures/welcome.expected.txt': 'Hello Ada,\nwelcome to London.\n',
}
