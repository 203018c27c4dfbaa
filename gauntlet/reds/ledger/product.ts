// A service that keeps accounts, as it is before the cycle's work: some of it wrong, some not implemented, some broken.
import type { Files } from '../case.ts'

export const product: Files = {
  'package.json': `{
  "name": "ledger",
  "version": "0.3.0",
  "type": "module",
  "imports": { "#domain/*": "./src/domain/*", "#test/*": "./test/*" }
}
`,
  'src/domain/money.js': `export class CurrencyMismatch extends Error {
  name = 'CurrencyMismatch'
}

/** Minor units, exact. */
export class Money {
  constructor(minor, currency) {
    this.minor = minor
    this.currency = currency
  }
  static of(text, currency = 'EUR') {
    const [whole, cents = ''] = text.split('.')
    return new Money(BigInt(whole + cents.padEnd(2, '0')), currency)
  }
  plus(other) {
    return new Money(this.minor + other.minor, this.currency)
  }
  allocate(ratios) {
    throw new Error('Money.allocate is not implemented yet')
  }
  toString() {
    return this.minor + ' ' + this.currency
  }
}

export const sum = (amounts) => amounts.reduce((total, amount) => total.plus(amount), new Money(0n, 'EUR'))
export const convert = (amount, rates) => amount
export const interest = (amount, percent) => 0n
`,
  'src/domain/accounts.js': `import { EventEmitter } from 'node:events'
import { Money } from './money.js'
import { NotImplementedError, ValidationError } from './errors.js'

export class Account extends EventEmitter {
  entries = []
  constructor(iban, { currency = 'EUR' } = {}) {
    super()
    this.iban = iban
    this.currency = currency
  }
  post(entry) {
    if (entry.amount === undefined) throw new ValidationError('an entry has an amount', [])
    this.entries.push(entry)
    return this
  }
  balance() {
    return new Money(0n, this.currency)
  }
  async *statement() {
    yield* []
  }
  async close() {
    throw new NotImplementedError('close')
  }
}

export const open = (iban, options) => new Account(iban, options)
export const find = (accounts, iban) => accounts.find((account) => account.iban === iban + ' ') ?? null
export const transfer = async (from, to, amount) => ({ state: 'pending' })
export const isIban = (text) => text.length > 0
`,
  'src/domain/errors.js': `export class ValidationError extends Error {
  name = 'ValidationError'
  constructor(message, issues) {
    super(message)
    this.issues = issues
  }
}
export class NotImplementedError extends Error {
  name = 'NotImplementedError'
}
`,
  'src/domain/calendar.js': `const pad = (number) => String(number).padStart(2, '0')
export const monthOf = (instant) => instant.getUTCFullYear() + '-' + pad(instant.getUTCMonth() + 1)
export const dueOn = (day, days) => new Date(day)
export const occurrences = (rule) => rule.pattern.unit.toUpperCase()
export const bankHolidays = () => []
`,
  'src/domain/statements.js': `export const parseCsv = (text) => text.trim().split('\\n').map((line) => line.split(','))
export const toCsv = (rows) => rows.join('\\n')
export const page = (entries, { limit, after }) => ({ items: entries, next: null })
export const byAmount = (entries) => [...entries].sort()
export const grouped = (entries) => ({})
`,
  'src/domain/rules.js': `import { NotImplementedError } from './errors.js'

export const categorise = (entry) => {
  throw new NotImplementedError('categorise')
}
export const budgetOf = (category) => undefined
`,
  'src/domain/reports.js': "import { bars } from './charts.js'\nexport const report = (entries) => bars(entries)\n",
  'src/domain/forecast.js': 'export const forecast = (entries) => {\n  return entries.map((entry => entry.amount)\n}\n',
  'src/adapters/bank.js':
    "import { BankClient } from '@openbank-of-nobody/sdk'\nexport const bank = (token) => new BankClient({ token })\n",
  'src/adapters/vault.js':
    "const { LEDGER_KEY } = process.env\nif (!LEDGER_KEY) throw new Error('LEDGER_KEY is not set')\nexport const seal = (text) => text\n",
  'src/adapters/rates.js': `export async function ratesOf(currency, { fetch = globalThis.fetch } = {}) {
  return {}
}
export async function withRetry(work, { attempts = 3 } = {}) {
  return work(1)
}
`,
  'src/adapters/file-store.js': `import { readFile } from 'node:fs/promises'

export class FileStore {
  constructor(folder) {
    this.folder = folder
  }
  async save(account) {}
  async load(iban) {
    return null
  }
  async import(path) {
    return (await readFile(path, 'utf8')).length
  }
}
`,
  'src/main.js': `import { createServer } from 'node:http'

const answers = { 'GET /health': 200, 'GET /accounts': 200, 'POST /transfers': 501, 'POST /accounts': 422 }
const paths = new Set(['/health', '/accounts', '/transfers'])

/** Starts the service on a free port. */
export const start = () =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url, 'http://ledger')
      const status = answers[request.method + ' ' + pathname] ?? (paths.has(pathname) ? 405 : 404)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ items: [] }))
    })
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
`,
  'src/cli.js': `const [word, ...rest] = process.argv.slice(2)
const commands = { balance: () => '0', version: () => '0.3.0' }
if (commands[word] === undefined) {
  process.stderr.write("ledger: '" + word + "' is not a ledger command\\n")
  process.exit(2)
}
process.stdout.write(commands[word](rest) + '\\n')
`,
  'test/support/service.js': `import { start } from '../../src/main.js'

/** Asks the service and stops it afterwards. */
export async function ask(method, path, body) {
  const server = await start()
  try {
    const init = { method, headers: { 'content-type': 'application/json' } }
    const answer = await fetch('http://127.0.0.1:' + server.address().port + path, body ? { ...init, body: JSON.stringify(body) } : init)
    return { status: answer.status, headers: answer.headers, body: await answer.json() }
  } finally {
    server.close()
    server.closeAllConnections()
  }
}
`,
  'test/support/builders.js': `import { Money } from '../../src/domain/money.js'

export const anEntry = (parts = {}) => ({ id: 'e1', on: '2026-03-01', amount: Money.of('10.00'), text: 'Rent', ...parts })
export const severalEntries = (count) => Array.from({ length: count }, (_, at) => anEntry({ id: 'e' + (at + 1) }))
`,
  'test/support/charts.js':
    "import { report } from '../../src/domain/reports.js'\nexport const drawn = (entries) => report(entries)\n",
  'test/fixtures/statement.csv': 'date,text,amount\n2026-03-01,"Rent, March",-950.00\n2026-03-02,Salary,2800.00\n',
  'test/fixtures/rates.json': '{ "base": "EUR", "rates": { "USD": 1.08, "CHF": 0.95 } }\n',
  'test/fixtures/cut-off.json': '{ "base": "EUR", "rates": { "USD": 1.08,',
}

export const pythonProduct: Files = {
  'pyproject.toml': `[project]
name = "ledger"
version = "0.3.0"
dependencies = ["openbank_of_nobody"]

[project.scripts]
ledger = "ledger.cli:main"
`,
  'src/ledger/__init__.py':
    '"""Accounts, money and statements."""\n\nfrom ledger.money import Money\n\n__all__ = ["Money"]\n',
  'src/ledger/errors.py': `class LedgerError(Exception):
    pass


class ValidationError(LedgerError):
    def __init__(self, message, issues=()):
        super().__init__(message)
        self.issues = list(issues)


class CurrencyMismatch(LedgerError):
    pass
`,
  'src/ledger/money.py': `from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Money:
    amount: Decimal
    currency: str = "EUR"

    @classmethod
    def of(cls, text: str, currency: str = "EUR") -> Money:
        return cls(Decimal(text), currency)

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + other.amount, self.currency)

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"

    def allocate(self, *ratios: int) -> list[Money]:
        raise NotImplementedError("Money.allocate")


def convert(money, rates):
    return money


def interest(money, percent):
    return Decimal(0)
`,
  'src/ledger/accounts.py': `from dataclasses import dataclass, field
from enum import Enum

from ledger.errors import ValidationError
from ledger.money import Money


class State(Enum):
    OPEN = "open"
    CLOSED = "closed"


@dataclass
class Account:
    iban: str
    currency: str = "EUR"
    state: State = State.OPEN
    entries: list = field(default_factory=list)

    def post(self, entry):
        if "amount" not in entry:
            raise ValidationError("an entry has an amount")
        self.entries.append(entry)
        return self

    @property
    def balance(self):
        return Money.of("0", self.currency)

    def statement(self, month):
        yield from ()

    def close(self):
        raise NotImplementedError


def open_account(iban, currency="EUR"):
    return Account(iban, currency)


def find(accounts, iban):
    return None


async def transfer(source, target, amount):
    return {"state": "pending"}


def is_iban(text):
    return bool(text)
`,
  'src/ledger/calendar.py': `from datetime import timezone


def month_of(instant):
    return instant.astimezone(timezone.utc).strftime("%Y-%m")


def due_on(day, days):
    return day


def occurrences(rule):
    return rule["pattern"]["unit"].upper()
`,
  'src/ledger/statements.py': `def parse_csv(text):
    return [line.split(",") for line in text.strip().splitlines()]


def page(entries, limit, after=None):
    return {"items": list(entries), "next": None}


def by_amount(entries):
    return list(entries)


def grouped(entries):
    return {}


def read_statement(path):
    return []
`,
  'src/ledger/rules.py': `def categorise(entry):
    raise NotImplementedError("rules are yet to come")


def budget_of(category):
    return None
`,
  'src/ledger/store.py': `import sqlite3


class Store:
    def __init__(self, path=":memory:"):
        self.connection = sqlite3.connect(path)
        self.connection.execute("create table if not exists accounts (iban text primary key)")

    def save(self, account):
        return None

    def load(self, iban):
        return None

    def count(self):
        return self.connection.execute("select count(*) from acounts").fetchone()[0]
`,
  'src/ledger/notify.py': `def notify(account, mailer):
    return None


def with_retry(work, attempts=3, sleep=None):
    return work()
`,
  'src/ledger/reports.py': 'from ledger.charts import bars\n\n\ndef report(entries):\n    return bars(entries)\n',
  'src/ledger/forecast.py': 'def forecast(entries):\n    return [entry["amount"] for entry in entries\n',
  'src/ledger/bank.py':
    'import openbank_of_nobody\n\n\ndef bank(token):\n    return openbank_of_nobody.Client(token)\n',
  'src/ledger/vault.py':
    'import os\n\nif not os.environ.get("LEDGER_KEY"):\n    raise RuntimeError("LEDGER_KEY is not set")\n\n\ndef seal(text):\n    return text\n',
  'src/ledger/web.py': `import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

STATUS = {("GET", "/health"): 200, ("GET", "/accounts"): 200, ("POST", "/transfers"): 501, ("DELETE", "/accounts"): 405}


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        self.send_response(STATUS.get((self.command, self.path), 404))
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps({"items": []}).encode())

    do_GET = do_POST = do_DELETE = answer

    def log_message(self, *_):
        pass


def serve():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    return server
`,
  'src/ledger/cli.py': `import argparse
import sys


def main(argv=None):
    parser = argparse.ArgumentParser(prog="ledger")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("balance")
    parser.parse_args(argv)
    print("0")
    return 0


if __name__ == "__main__":
    sys.exit(main())
`,
  'test/__init__.py': '',
  'test/support/__init__.py': '',
  'test/support/builders.py': `from ledger.money import Money


def an_entry(**parts):
    return {"id": "e1", "on": "2026-03-01", "amount": Money.of("10.00"), "text": "Rent", **parts}
`,
  'test/support/service.py': `import json
from contextlib import contextmanager
from http.client import HTTPConnection

from ledger.web import serve


@contextmanager
def running():
    server = serve()
    try:
        yield server.server_address
    finally:
        server.shutdown()
        server.server_close()


def ask(method, path, body=None):
    with running() as address:
        connection = HTTPConnection(*address, timeout=5)
        connection.request(method, path, None if body is None else json.dumps(body))
        response = connection.getresponse()
        return response.status, json.loads(response.read())
`,
  'test/support/charts.py': 'from ledger.reports import report\n\n\ndef drawn(entries):\n    return report(entries)\n',
  'test/fixtures/statement.csv': 'date,text,amount\n2026-03-01,"Rent, March",-950.00\n2026-03-02,Salary,2800.00\n',
  'test/fixtures/rates.json': '{ "base": "EUR", "rates": { "USD": "1.08", "CHF": "0.95" } }\n',
}
