import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { StubAnswers } from '../evidence.ts'
import { pythonStub } from './python-stub.ts'

/** What a program prints that imports a stub. */
function printed(mode: StubAnswers, program: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'helix-python-stub-'))
  try {
    writeFileSync(join(folder, 'shop.py'), pythonStub({ path: 'shop.py' }, mode))
    return execFileSync('python3', ['-c', program], { cwd: folder, encoding: 'utf8' }).trim()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it.each(['throw', 'undefined', 'any'] as const)('a name is there, however stubs answer: %s', (mode) => {
  expect(printed(mode, 'from shop import pay\nprint(bool(pay), pay and 1)')).toBe('True 1')
})

it.each(['pay.is_open', 'Shop()', 'Shop().is_open', 'OPEN'])('nobody knows whether it is so: %s', (asked) => {
  const program = `from shop import OPEN, Shop, pay\ntry:\n    print(bool(${asked}))\nexcept TypeError:\n    print("untold")`
  expect(printed('undefined', program)).toBe('untold')
})

it('what is not there is told from it', () => {
  expect(printed('undefined', 'from shop import pay\nprint(bool(pay()), pay() or 1)')).toBe('False 1')
})

it('a server that the product is told of is asked', () => {
  const program = `
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from shop import tell
asked = []
class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        asked.append(self.path)
        self.send_response(503)
        self.end_headers()
    def log_message(self, *_):
        pass
server = HTTPServer(("127.0.0.1", 0), Handler)
Thread(target=server.serve_forever, daemon=True).start()
tell(f"http://127.0.0.1:{server.server_port}/events", 1)
tell("https://example.com/events")
print(asked)`
  expect(printed('any', program)).toBe("['/events']")
  expect(printed('undefined', program)).toBe('[]')
})

it('what an object of the tests keeps is changed as it is handed over', () => {
  const program = `
with open("fakes.py", "w") as file:
    file.write("class Mail:\\n    def __init__(self):\\n        self.sent, self.count = ['none'], 1\\n")
from fakes import Mail
from shop import pay
one, other = Mail(), Mail()
pay(one)
print(len(one.sent), one.count == 1, len(other.sent))`
  expect(printed('any', program)).toBe('2 False 1')
  expect(printed('undefined', program)).toBe('1 True 1')
})

it('a method of a class that is patched is no coroutine', () => {
  const program = `
from unittest.mock import patch
from shop import Shop
with patch("shop.Shop.open", return_value=5):
    print(Shop().open())`
  expect(printed('any', program)).toBe('5')
})

it('what a mock stands in for is no coroutine, and what it answers may be awaited', () => {
  const program = `
import inspect
from unittest.mock import create_autospec
from shop import Shop, pay
print(inspect.isawaitable(Shop), type(create_autospec(pay)).__name__, inspect.isawaitable(pay()))`
  expect(printed('any', program)).toBe('False MagicMock True')
})

it.each([
  ['isinstance(Shop(), Shop)', 'True'],
  ['isinstance(Own(), Shop)', 'True'],
  ['isinstance(Shop(), Other)', 'False'],
  ['isinstance(Shop.open(), Shop)', 'False'],
  ['isinstance(ValueError(), Shop)', 'False'],
])('what is made of a class is an instance of it, and nothing else is: %s', (asked, isSo) => {
  const program = `from shop import Other, Shop\nclass Own(Shop):\n    pass\nprint(${asked})`
  expect(printed('undefined', program)).toBe(isSo)
})
