// A parcel service as it is before the cycle's work: some of it wrong, some not implemented, some broken.
import type { Files } from '../case.ts'

export const product: Files = {
  'package.json': `{
  "name": "parcels",
  "type": "module",
  "imports": { "#src/*": "./src/*" }
}
`,
  'src/domain/parcels.js': `import { checked } from './weights.js'

export class WeightError extends RangeError {
  name = 'WeightError'
}
export class Parcel {
  weight = 1
  places = []
  constructor(code) {
    this.code = code
  }
}
export class Courier {
  pickUp() {
    throw new Error('Method not implemented.')
  }
  async hand() {
    await null
    return this.pickUp()
  }
}
export const book = (code) => new Parcel(code)
export const load = (van, parcel) => [...van, parcel]
export const quote = ({ kg }) => ({ kg, price: 0 })
export const history = () => []
export const locate = () => null
export const code = (number) => 'P' + number
export const page = ({ code }) => '<main><h1>Parcel</h1><p>' + code + '</p></main>'
export const label = () => {
  throw new Error('Not implemented: label')
}
export const deliver = async (parcel) => {
  throw new WeightError(parcel.code + ' is too heavy')
}
export const route = (stops) => stops.map((stop) => stop.place.toUpperCase()).join(' ')
export const postage = (parcel) => checked(parcel).rate * 2
export const told = () => undefined
`,
  'src/domain/weights.js': `const limits = new Map([['letter', { rate: 1 }]])
export const checked = (parcel) => limits.get(parcel.kind)
`,
  'src/domain/vans.js': "import { depot } from './depot.js'\nexport const vans = () => depot().vans\n",
  'src/domain/torn.js': 'export const torn = (a, b => a\n',
  'src/adapters/printer.js':
    "import printer from 'printer-of-nobody'\nexport const print = (text) => printer.print(text)\n",
  'src/adapters/ledger.js':
    "if (process.env.PARCELS_LEDGER === undefined) throw new Error('environment variable PARCELS_LEDGER is required')\nexport const entries = () => []\n",
  'src/main.js': `import { createServer } from 'node:http'

export const start = () =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      if (request.url === '/slow') return
      const status = request.url === '/labels' ? 501 : request.url === '/parcels/P1' ? (request.method === 'GET' ? 200 : 405) : 404
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code: 'P1' }))
    })
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
`,
  'src/cli.js': `const [word] = process.argv.slice(2)
if (word !== 'book') {
  process.stderr.write('unknown command ' + word + '\\n')
  process.exit(64)
}
process.stdout.write('booked\\n')
`,
  'src/legacy.cjs': 'exports.weigh = (parcel) => parcel.weight\n',
  'test/support/service.js': `import { start } from '../../src/main.js'

/** Asks the service, which is stopped afterwards. */
export async function asking(path, init) {
  const server = await start()
  try {
    const answer = await fetch('http://127.0.0.1:' + server.address().port + path, init)
    return { status: answer.status, ok: answer.ok, body: await answer.text() }
  } finally {
    server.close()
    server.closeAllConnections()
  }
}
`,
  'test/support/depots.js':
    "import { vans } from '../../src/domain/vans.js'\nexport const aDepot = () => ({ vans: vans() })\n",
  'test/fixtures/broken.json': '{"code": "P1", }\n',
}

export const pythonProduct: Files = {
  'pyproject.toml': `[project]
name = "parcels"
version = "1.0"
dependencies = ["printer_of_nobody"]

[project.scripts]
parcels = "parcels.cli:main"
`,
  'src/parcels/__init__.py': 'from parcels.book import Parcel, book\n\n__all__ = ["Parcel", "book"]\n',
  'src/parcels/book.py': `from dataclasses import dataclass, field

from parcels.weights import checked


class WeightError(ValueError):
    pass


@dataclass
class Parcel:
    code: str
    weight: float = 1.0
    places: list = field(default_factory=list)

    @property
    def label(self):
        raise NotImplementedError("label")

    def __enter__(self):
        raise NotImplementedError

    def __exit__(self, *_):
        return False


class Courier:
    @classmethod
    def hired(cls, name):
        raise NotImplementedError(f"hiring {name}")

    async def pick_up(self, parcel):
        raise NotImplementedError


def book(code):
    return Parcel(code)


def load(van, parcel):
    return [*van, parcel]


def label(parcel):
    return ""


def quote(kg):
    return {"kg": kg, "price": 0}


def history(code):
    return []


def locate(code):
    return None


def deliver(parcel):
    raise WeightError(f"{parcel.code} is too heavy")


def route(stops):
    return " ".join(stop.place.upper() for stop in stops)


def postage(parcel):
    return checked(parcel)["rate"] * 2


def depth(parcel):
    return depth(parcel) + 1


def told(seen):
    return None


async def fetched(code):
    return {}
`,
  'src/parcels/weights.py':
    'LIMITS = {"letter": {"rate": 1}}\n\n\ndef checked(parcel):\n    return LIMITS[parcel.kind]\n',
  'src/parcels/vans.py': 'from parcels.depot import depot\n\n\ndef vans():\n    return depot()\n',
  'src/parcels/torn.py': 'def torn(a, b:\n    return a\n',
  'src/parcels/printer.py':
    'import printer_of_nobody\n\n\ndef printed(text):\n    return printer_of_nobody.print(text)\n',
  'src/parcels/ledger.py':
    'import os\n\nif "PARCELS_LEDGER" not in os.environ:\n    raise RuntimeError("environment variable PARCELS_LEDGER is required")\n',
  'src/parcels/web.py': `from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/parcels/P1" else 404)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_):
        pass


def started():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    return server
`,
  'src/parcels/cli.py': `import sys


def main(words=None):
    words = sys.argv[1:] if words is None else words
    if words[:1] != ["book"]:
        print(f"unknown command {words}", file=sys.stderr)
        sys.exit(64)
    print("booked")


if __name__ == "__main__":
    main()
`,
  'test/__init__.py': '',
  'test/support/__init__.py': '',
  'test/support/depots.py': 'from parcels.vans import vans\n\n\ndef a_depot():\n    return vans()\n',
  'test/fixtures/broken.json': '{"code": "P1", }\n',
  'test/fixtures/umlaut.txt': 'Größe\n',
}
