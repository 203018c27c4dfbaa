// The harbour's office in Python: its log, pilots, files, words, server and program.
import type { Files } from '../case.ts'

export const pythonOffice: Files = {
  'src/harbour/log.py': `import logging
from datetime import datetime, timezone

logger = logging.getLogger("harbour")


class HarbourLog:
    def __init__(self, clock=lambda: datetime(1970, 1, 1, tzinfo=timezone.utc)):
        self._clock = clock
        self.entries = []

    def write(self, text):
        self.entries.append((self._clock(), text))
        return self

    def page(self, number, size):
        return [text for _, text in self.entries]

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        return False

    def lines(self):
        yield "end of log"
`,
  'src/harbour/pilots.py': `import asyncio


class PilotQueue:
    def __init__(self, limit=1):
        self._limit = limit

    async def request(self, task):
        await asyncio.sleep(0)
        return await task()
`,
  'src/harbour/store.py': `import json


class FileStore:
    def __init__(self, path):
        self.path = path

    def save(self, ships):
        self.path.write_text("[]")

    def load(self):
        return json.loads(self.path.read_text())

    def archive(self, folder):
        return []
`,
  'src/harbour/words.py': `import os


def greet(name, language=None):
    language = language or os.environ.get("HARBOUR_LANGUAGE", "en")
    return f"Welcome, {name}"


def arrivals(count):
    return f"{count} ships"


def slug(name):
    return name.lower()


def in_order(names):
    return list(names)
`,
  'src/harbour/weather.py':
    'from harbour.stations.north import wind\n\n\ndef can_sail(hour):\n    return wind(hour) < 8\n',
  'src/harbour/bulletin.py':
    'from harbour.weather import can_sail\n\n\ndef bulletin(hour):\n    return "open" if can_sail(hour) else "closed"\n',
  'src/harbour/web.py': `import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        path = urlsplit(self.path).path
        if self.command == "GET" and path == "/ships":
            return self.send(200, [{"name": "Argo"}, {"name": "Vega"}])
        if path == "/tides":
            return self.send(501, {"error": "tides are not implemented"})
        if self.command == "DELETE":
            return self.send(405, {"error": "method not allowed"})
        return self.send(404, {"error": "not found"})

    do_GET = do_POST = do_DELETE = answer

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
  'src/harbour/cli.py': `import sys


def main(argv):
    if argv[:1] == ["ships"]:
        print("Argo\\nVega")
        return 0
    print("harbour: no command " + " ".join(argv), file=sys.stderr)
    return 64


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
`,
}
