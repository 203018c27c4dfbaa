import { expect, test } from 'vitest'
import type { Input } from './command.ts'
import { commands } from './commands/index.ts'
import { readPlainLine } from './plain-line.ts'
import { buildProgram } from './program.ts'
import { testIo } from './testing/test-io.ts'

/** What the option parser makes of a line. */
async function parsed(argv: readonly string[]): Promise<{ name: string; input: Input } | null> {
  let found: { name: string; input: Input } | null = null
  const io = testIo({ cwd: '/' })
  const program = buildProgram(io, (command, args, options) => {
    found = { name: command.name, input: { args, options } }
    return Promise.resolve()
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
  } catch {
    // It refuses the line.
  }
  return found
}

const flags = commands.flatMap(({ name, options = [] }) =>
  ['--json', ...options.map((option) => option.flags)].map((flag) => [name, flag]),
)

/** Words before, between and behind flags, as many as a command takes, fewer and more; some mean something elsewhere. */
const words = commands.flatMap(({ name, options = [] }) => {
  const [flag = '--json'] = options.map((option) => option.flags).filter((held) => /^--[a-z]+$/.test(held))
  const lines = [
    ['help'],
    ['a b', ''],
    ['a', 'b', 'c', 'd'],
    ['a', flag],
    [flag, 'a', '--json', 'b'],
    ['a', '-'],
    ['a', '--', 'b'],
  ]
  return [...lines, ['verify'], ['a', '--no'], ['a', 'a']].map((line) => [name, ...line])
})

test.each([
  ...flags,
  ...words,
  ...commands.map(({ name }) => [name]),
  ['verify', '--static', '--json', '--allow-empty'],
])('helix %s %s means what the option parser makes of it, or is left to it', async (...argv) => {
  const plain = readPlainLine(argv, commands)
  const expected = await parsed(argv)
  expect(plain === null ? expected : { name: plain.command.name, input: plain.input }).toEqual(expected)
  expect(plain === null || expected !== null).toBe(true)
})

test('the lines that people type most need no option parser', () => {
  for (const line of [
    'status',
    'status --json',
    'verify --static',
    'verify',
    'next',
    'doctor',
    'why REQ-7',
    'log',
    'log latest',
  ]) {
    expect(readPlainLine(line.split(' '), commands)).not.toBeNull()
  }
})

test.each([
  [],
  ['nothing'],
  ['--help'],
  ['status', '--help'],
  ['status', '-C', 'x'],
  ['status', '--jso'],
  ['status', 'extra'],
  ['verify', '--static=true'],
  ['next', '--new'],
  ['next', '--new', 'idea'],
  ['why'],
  ['why', '-x'],
  ['log', 'one', 'two'],
  ['commit', '-t', 'feat'],
])('%j is left to the option parser', (...argv) => {
  expect(readPlainLine(argv, commands)).toBeNull()
})
