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

const flags = commands.flatMap(({ name, options = [], ...command }) =>
  command.arguments === undefined
    ? ['--json', ...options.map((option) => option.flags)].map((flag) => [name, flag])
    : [],
)

test.each([...flags, ...commands.map(({ name }) => [name]), ['verify', '--static', '--json', '--allow-empty']])(
  'helix %s %s means what the option parser makes of it, or is left to it',
  async (...argv) => {
    const plain = readPlainLine(argv, commands)
    const expected = await parsed(argv)
    expect(plain === null ? expected : { name: plain.command.name, input: plain.input }).toEqual(expected)
    expect(plain === null || expected !== null).toBe(true)
  },
)

test('the lines that people type most need no option parser', () => {
  for (const line of ['status', 'status --json', 'verify --static', 'verify', 'next', 'doctor']) {
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
  ['why', 'MSG-WHY'],
  ['commit', '-t', 'feat'],
])('%j is left to the option parser', (...argv) => {
  expect(readPlainLine(argv, commands)).toBeNull()
})
