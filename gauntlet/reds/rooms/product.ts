// A service that books rooms as it is before the cycle's work: some of it wrong, some not implemented, some broken.
import type { Files } from '../case.ts'

export const product: Files = {
  'package.json': '{ "name": "rooms", "type": "module", "bin": { "rooms": "./src/cli.js" } }\n',
  'src/rooms/errors.js': `export class BookingConflict extends Error {
  name = 'BookingConflict'
  constructor(room) {
    super(room + ' is taken')
    this.code = 'CONFLICT'
  }
}
`,
  'src/rooms/bookings.js': `import { NotFound } from './not-found.js'

export class Bookings {
  #all = []
  add(booking) {
    const added = { id: 'b' + (this.#all.length + 1), ...booking }
    this.#all.push(added)
    return added
  }
  find(id) {
    const found = this.#all.find((one) => one.id === id)
    if (found === undefined) throw new NotFound(id)
    return found
  }
  list() {
    return this.#all
  }
  cancel() {
    throw new Error('Not implemented: cancel')
  }
  occupancy(room) {
    return this.#all.filter((one) => one.room === room).length / this.capacity.hours
  }
}
export async function book(bookings, booking) {
  await null
  return bookings.add(booking)
}
`,
  'src/rooms/not-found.js': "export class NotFound extends Error {\n  name = 'NotFound'\n}\n",
  'src/rooms/price.js': `export const priceOf = ({ hours, rate }) => hours * rate
export const formatPrice = (cents) => cents / 100 + ' EUR'
`,
  'src/rooms/slots.js': `export const parseSlot = (text) => {
  const [from, to] = text.split('-')
  return { from, to }
}
export const overlaps = () => false
export const isOpen = () => true
export const endOf = (start) => start
`,
  'src/rooms/report.js': "export const report = (bookings) => bookings.map(({ room }) => room).join(', ')\n",
  'src/rooms/export.js': "import { toIcs } from './ics.js'\nexport const exported = (bookings) => toIcs(bookings)\n",
  'src/mail/notifier.js': `export class Notifier {
  constructor(send) {
    this.send = send
  }
  async confirm(booking) {
    return booking.id
  }
}
export const remind = (booking, minutes, send) => setTimeout(() => undefined, minutes * 60_000)
`,
  'src/config.js': `export const loadConfig = (env = process.env) => {
  if (env.ROOMS_DATABASE === undefined) throw new Error('ROOMS_DATABASE is not set')
  return { database: env.ROOMS_DATABASE, port: env.PORT }
}
`,
  'src/http/app.js': `import { createServer } from 'node:http'

const answers = { 'GET /rooms': [200, ['Ada', 'Grace']], 'GET /reports': [501, {}], 'PUT /rooms': [405, {}] }
export const createApp = () =>
  createServer((request, response) => {
    const [status, body] = answers[request.method + ' ' + request.url] ?? [404, { error: 'not found' }]
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
`,
  'src/cli.js': `const [command] = process.argv.slice(2)
if (command !== 'list') {
  console.error('usage: rooms list')
  process.exit(2)
}
console.log('Ada')
`,
  'test/support/app.js': `import { once } from 'node:events'
import { createApp } from '../../src/http/app.js'

export async function withApp(use) {
  const server = createApp().listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    return await use('http://127.0.0.1:' + server.address().port)
  } finally {
    server.close()
  }
}
`,
  'test/support/builders.js':
    "export const aBooking = (parts = {}) => ({ room: 'Ada', from: '09:00', to: '10:00', by: 'ann@example.org', ...parts })\n",
  'test/fixtures/bookings.json': '[{ "room": "Ada", "from": "09:00", "to": "10:00" }]\n',
  'test/fixtures/torn.json': '[{ "room": "Ada", \n',
}

export const pythonProduct: Files = {
  'pyproject.toml':
    '[project]\nname = "rooms"\nversion = "1.0.0"\n\n[tool.pytest.ini_options]\npythonpath = ["src", "."]\n',
  'src/rooms/__init__.py': '',
  'src/rooms/errors.py': 'class BookingConflict(Exception):\n    pass\n\n\nclass NotFound(LookupError):\n    pass\n',
  'src/rooms/bookings.py': `from dataclasses import dataclass

from rooms.errors import NotFound


@dataclass
class Booking:
    room: str
    start: str
    end: str
    by: str = "ann@example.org"


class Bookings:
    def __init__(self):
        self._all = []

    def add(self, booking):
        self._all.append(booking)
        return len(self._all)

    def find(self, number):
        if not 0 < number <= len(self._all):
            raise NotFound(number)
        return self._all[number - 1]

    def list(self, room=None):
        return list(self._all)

    def cancel(self, number):
        raise NotImplementedError

    def occupancy(self, room):
        return len(self._all) / self.capacity["hours"]


async def book(bookings, booking):
    return bookings.add(booking)
`,
  'src/rooms/price.py':
    'def price_of(hours, rate):\n    return hours * rate\n\n\ndef format_price(cents):\n    return f"{cents / 100} EUR"\n',
  'src/rooms/slots.py':
    'def parse_slot(text):\n    start, end = text.split("-")\n    return start, end\n\n\ndef overlaps(one, other):\n    return None\n\n\ndef is_open(day):\n    return 1\n',
  'src/rooms/report.py': 'def report(bookings):\n    return ", ".join(one.room for one in bookings)\n',
  'src/rooms/export.py': 'from rooms.ics import to_ics\n\n\ndef exported(bookings):\n    return to_ics(bookings)\n',
  'src/rooms/notifier.py':
    'class Notifier:\n    def __init__(self, send):\n        self.send = send\n\n    def confirm(self, booking):\n        return booking.room\n',
  'src/rooms/config.py':
    'import os\n\n\ndef load_config():\n    if "ROOMS_DATABASE" not in os.environ:\n        raise RuntimeError("ROOMS_DATABASE is not set")\n    return os.environ["ROOMS_DATABASE"]\n',
  'src/rooms/cli.py':
    'import sys\n\n\ndef main():\n    if sys.argv[1:] != ["list"]:\n        print("usage: rooms list", file=sys.stderr)\n        return 2\n    print("Ada")\n    return 0\n\n\nif __name__ == "__main__":\n    sys.exit(main())\n',
  'src/rooms/web.py': `import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ANSWERS = {("GET", "/rooms"): (200, ["Ada", "Grace"]), ("GET", "/reports"): (501, {}), ("PUT", "/rooms"): (405, {})}


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        status, body = ANSWERS.get((self.command, self.path), (404, {"error": "not found"}))
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def log_message(self, *parts):
        pass


def serve():
    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)
`,
  'test/__init__.py': '',
  'test/support/__init__.py': '',
  'test/support/web.py': `import json
import threading
import urllib.error
import urllib.request

from rooms.web import serve


def ask(method, path, body=None):
    server = serve()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{server.server_port}{path}", data=data, method=method)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())
    finally:
        server.shutdown()
        server.server_close()
`,
  'test/support/builders.py':
    'def a_row(**parts):\n    return {"room": "Ada", "start": "09:00", "end": "10:00", **parts}\n',
  'test/fixtures/bookings.json': '[{ "room": "Ada", "start": "09:00", "end": "10:00" }]\n',
  'test/fixtures/torn.json': '[{ "room": "Ada", \n',
}
