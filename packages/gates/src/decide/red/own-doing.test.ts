import { describe, expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { deafLines, hopelessIn } from './idle-lines.ts'

const product = {
  'src/queue.js':
    'export class Queue {\n  take() {}\n  async load() {}\n}\nexport const open = () => new Queue()\nexport const createApp = () => null\n',
  'src/shop/queue.py': 'class Queue:\n    def take(self): pass\n',
}
const head =
  "import { EventEmitter, once } from 'node:events'\nimport { createServer } from 'node:http'\nimport { spawnSync } from 'node:child_process'\nimport { expect, mock, test, vi } from 'vitest'\nimport { Queue, createApp, open } from '../src/queue.js'\n"

/** Whether the last statement of a test ends the same whatever the product does. */
function isDeaf(body: string, file = 'e2e/a.test.js', around = head): boolean {
  const isPython = file.endsWith('.py')
  const indented = body.replaceAll(/^/gm, isPython ? '    ' : '  ')
  const text = isPython
    ? `${around}\n\ndef test_red():\n${indented}\n`
    : `${around}test('red', async () => {\n${indented}\n})\n`
  const evidence = anEvidence({ position: at('E2E_RED'), head: realTree({ [file]: text, ...product }) })
  const last = text.split('\n').findLastIndex((line) => /expect|assert/.test(line)) + 1
  const lines = [...deafLines(file, evidence), ...hopelessIn(file, evidence)]
  return lines.some(([first, end]) => first <= last && last <= end)
}

describe('what the test itself has put there is no answer of the product:', () => {
  it.each([
    ['a method', 'const q = open()\nq.take = () => ({ type: 1 })\nexpect(q.take().type).toBe(2)', 'const q = open()\nq.now = () => 1\nexpect(q.take().type).toBe(2)'],
    ['a method that hands on', 'const q = open()\nq.take = () => 1\nexpect(q.take(open())).toBe(2)', 'const q = open()\nq.take = (one) => one\nexpect(q.take(open())).toBe(2)'],
    ['a class above it', 'class Mine extends Queue {\n  take() {\n    return 1\n  }\n}\nconst q = new Mine()\nq.push(1)\nexpect(q.take().type).toBe(2)', 'class Mine extends Queue {\n  take() {\n    return super.take()\n  }\n}\nconst q = new Mine()\nexpect(q.take()).toBe(2)'],
    ['a spy', "const q = open()\nvi.spyOn(q, 'take').mockReturnValue({ type: 1 })\nexpect(q.take().type).toBe(2)", "const q = open()\nvi.spyOn(q, 'take')\nexpect(q.take().type).toBe(2)"],
    ['a spied module that is told what to answer', "vi.mock('../src/q.ts', { spy: true })\nvi.mocked(open).mockReturnValue(5)\nexpect(open()).toBe(2)", "vi.mock('../src/q.ts', { spy: true })\nexpect(open()).toBe(2)"],
    ['a getter', "const q = open()\nvi.spyOn(q, 'length', 'get').mockReturnValue(1)\nexpect(q.length).toBe(2)", "const q = open()\nvi.spyOn(q, 'length', 'get')\nexpect(q.length).toBe(2)"],
    ['a getter of node:test', "const q = open()\nt.mock.getter(q, 'length', () => 1)\nexpect(q.length).toBe(2)", "const q = open()\nt.mock.getter(q, 'size', () => 1)\nexpect(q.length).toBe(2)"],
    ['a spy of a class', "vi.spyOn(Queue.prototype, 'take').mockReturnValue(1)\nexpect(new Queue().take()).toBe(2)", "vi.spyOn(Queue.prototype, 'load').mockReturnValue(1)\nexpect(new Queue().take()).toBe(2)"],
    ['a mock of node:test', "const q = open()\nmock.method(q, 'take', () => 1)\nexpect(q.take()).toBe(2)", "const q = open()\nmock.method(q, 'take')\nexpect(q.take()).toBe(2)"],
    ['a module', "vi.mock('../src/queue.js', () => ({ open: () => 1 }))\nexpect(open()).toBe(2)", "vi.mock('../src/queue.js', () => ({ open: () => 1 }))\nexpect(createApp()).toBe(2)"],
    ['a module that is emptied', "vi.mock('../src/queue.js')\nexpect(open()).toBe(2)", "vi.mock('../src/mail.js')\nexpect(open()).toBe(2)"],
    ['a class of a module that is emptied', "vi.mock('../src/queue.js')\nconst q = new Queue()\nexpect(q.take()).toBe(2)", "vi.mock('../src/queue.js', { spy: true })\nconst q = new Queue()\nexpect(q.take()).toBe(2)"],
    ['its place', "new Queue()\nexpect(import.meta.url.includes('/tmp/')).toBe(false)", "new Queue()\nexpect(open(import.meta.url).includes('/tmp/')).toBe(false)"],
    ['what Helix tells it', 'new Queue()\nexpect(process.env.HELIX_SERVICE_URL).toBe(undefined)', 'new Queue()\nexpect(process.env.QUEUE_PATH).toBe(undefined)'],
    ['an emitter', "const bus = new EventEmitter()\nconst heard = []\nbus.on('a', (one) => heard.push(one))\nopen().take()\nexpect(heard).toEqual(['b'])", "const bus = new EventEmitter()\nconst heard = []\nbus.on('a', (one) => heard.push(one))\nopen(bus).take()\nexpect(heard).toEqual(['b'])"],
    ['a mock of the context that nobody gets', 'const told = t.mock.fn()\nopen().take()\nexpect(told.mock.callCount()).toBe(1)', 'const told = t.mock.fn()\nopen().take(told)\nexpect(told.mock.callCount()).toBe(1)'],
    ['a promise that nobody waits for', 'const all = open().load()\nexpect(all.length).toBe(1)', 'const all = await open().load()\nexpect(all.length).toBe(1)'],
  ])('%s', (_what, bad, honest) => {
    expect(isDeaf(bad)).toBe(true)
    expect(isDeaf(honest)).toBe(false)
  }) // prettier-ignore

  it.each([
    ['a method', 'q = Queue()\nq.take = lambda: 1\nassert q.take() == 2', 'q = Queue()\nq.now = lambda: 1\nassert q.take() == 2'],
    ['a method that is patched', 'with patch.object(Queue, "take", return_value=1):\n    assert Queue().take() == 2', 'with patch.object(Queue, "now", return_value=1):\n    assert Queue().take() == 2'],
    ['a method that was patched before', 'with patch.object(Queue, "take", return_value=1):\n    taken = Queue().take()\nassert taken == 2', 'with patch.object(Queue, "now", return_value=1):\n    taken = Queue().take()\nassert taken == 2'],
    ['a table that the product fills by what it is handed', 'seen = {"a": 0}\ndef put():\n    kept["a"] = 1\nQueue(put)\nassert seen["a"] == 2', 'seen = {"a": 0}\ndef put():\n    seen["a"] = max(seen.values())\nQueue(put)\nassert seen["a"] == 2'],
    ['what it tells a mock to do', 'queue = Mock(spec=Queue)\nqueue.take.side_effect = lambda: 1\nassert queue.take() == 2', 'queue = Queue()\nqueue.find = Mock()\nqueue.find.side_effect = lambda: 1\nassert queue.take() == 2'],
    ['what it tells a mock', 'queue = create_autospec(Queue)\nqueue.take.return_value = 1\nassert queue.take() == 2', 'queue = Queue()\nqueue.store.find.return_value = 1\nassert queue.take() == 2'],
    ['a method that pytest puts there', 'monkeypatch.setattr(Queue, "take", lambda self: 1)\nassert Queue().take() == 2', 'monkeypatch.setattr(Queue, "take", lambda self: self.load())\nassert Queue.load() == 2'],
    ['a class above it', 'class Mine(Queue):\n    def take(self):\n        return 1\n\nq = Mine()\nassert q.take() == 2', 'class Mine(Queue):\n    def take(self):\n        return super().take()\n\nq = Mine()\nassert q.take() == 2'],
    ['the clock', 'Queue()\nassert time.time() > 3_786_912_000', 'begun = time.time()\nQueue()\nassert time.time() - begun > 1'],
    ['its place', 'Queue()\nassert "/tmp/" not in __file__', 'Queue()\nassert "/tmp/" not in Queue(__file__)'],
  ])('in Python: %s', (_what, bad, honest) => {
    const python = 'import subprocess\nimport sys\nimport time\nfrom unittest.mock import patch\n\nfrom shop.queue import Queue\n'
    expect(isDeaf(bad, 'e2e/test_a.py', python)).toBe(true)
    expect(isDeaf(honest, 'e2e/test_a.py', python)).toBe(false)
  }) // prettier-ignore
})
