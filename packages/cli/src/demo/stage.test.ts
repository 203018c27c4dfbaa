import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scrubbedEnv } from '@helix/process'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { styleFor } from '../render/style.ts'
import { testIo } from '../testing/test-io.ts'
import type { RunAct } from './act.ts'
import { openScreen } from './screen.ts'
import { ada } from './scenes.ts'
import { perform, type Stage } from './stage.ts'
import { Unexpected } from './unexpected.ts'

function aStage(signal = new AbortController().signal): Stage & { seen(): string } {
  const io = testIo({ cwd: temporaryFolder() })
  const env = scrubbedEnv()
  return { folder: io.cwd, screen: openScreen(io), style: styleFor(io), env, helix: [process.execPath], signal, seen: () => io.stdout() } // prettier-ignore
}

/** A command that prints and ends as it is told. */
function node(script: string, expected: Partial<RunAct> = {}): RunAct {
  return { kind: 'run', by: ada, argv: ['helix', '-e', script], ...expected }
}

test('a command is shown as typed, then its lines; what is there to be overwritten is not', async () => {
  const stage = aStage()
  await perform(stage, node('console.log("one"); console.error("\\r  measuring")'))
  expect(stage.seen()).toBe(`Ada $ helix -e 'console.log("one"); console.error("\\r  measuring")'\none\n\n`)
})

test('who types is who git takes for the author', async () => {
  const stage = aStage()
  await perform(stage, node('console.log(process.env.GIT_AUTHOR_EMAIL, process.env.GIT_COMMITTER_NAME)'))
  expect(stage.seen()).toContain('\nada@example.org Ada\n')
})

const told = 'console.log("  MSG-WHY  missing"); process.exit(1)'

test('a refusal for exactly the expected reason goes on', async () => {
  await expect(perform(aStage(), node(told, { refused: 'MSG-WHY' }))).resolves.toBeUndefined()
})

test.each([
  ['a failure', node('process.exit(3)'), 'ended with 3'],
  ['a refusal for another reason', node(told, { refused: 'MSG-TYPE' }), 'was refused with MSG-WHY, expected MSG-TYPE'],
  ['a success that should be refused', node('', { refused: 'MSG-WHY' }), 'succeeded, and should have been refused with MSG-WHY'], // prettier-ignore
  ['a failure without a code', node('process.exit(1)', { refused: 'MSG-WHY' }), 'was refused with no code, expected MSG-WHY'], // prettier-ignore
  ['a success without the refusal on the way', node('', { mends: ['RED-CLASS'] }), 'no gate refused with RED-CLASS on the way'], // prettier-ignore
  ['a program that is not there', { ...node(''), argv: ['helix-no-such-program'] }, 'there is no such program on the PATH'], // prettier-ignore
])('%s ends the demo', async (_, act, why) => {
  const ending = perform(aStage(), act)
  await expect(ending).rejects.toThrow(Unexpected)
  await expect(ending).rejects.toThrow(why)
})

test('a demo that is told to stop stops its command', async () => {
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 300)
  await expect(perform(aStage(stop.signal), node('setInterval(() => {}, 1000)'))).rejects.toThrow('was stopped')
})

test('a file is shown and written', async () => {
  const stage = aStage()
  await perform(stage, { kind: 'write', by: ada, path: 'src/a.ts', text: 'one\n\ntwo\n' })
  expect(stage.seen()).toBe('Ada $ cat > src/a.ts\n  one\n\n  two\n')
  expect(existsSync(join(stage.folder, 'src/a.ts')) && readFileSync(join(stage.folder, 'src/a.ts'), 'utf8')).toBe('one\n\ntwo\n') // prettier-ignore
})

test('what is said stands behind a hash, wrapped', async () => {
  const stage = aStage()
  await perform(stage, { kind: 'say', text: 'word '.repeat(20).trim() })
  expect(stage.seen()).toBe(`# ${'word '.repeat(15).trim()}\n# ${'word '.repeat(5).trim()}\n`)
})
