import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { logFormat } from './log-command.ts'
import { LogParser } from './parse-log.ts'
import type { RawCommit } from './raw-commit.ts'
import { mustGit } from '../plumbing/run-git.ts'

const flags = [
  '--topo-order', '--boundary', '--root', '--diff-merges=separate', '--raw', '-z', '--no-abbrev', '--encoding=UTF-8',
] // prettier-ignore

/** A log with a merge, an empty commit, a message that looks like entries, and texts that are not UTF-8. */
async function aLog(): Promise<Buffer> {
  const repo = aRepo({ commits: [{ message: 'root', files: { a: '1', b: '1' } }] })
  repo.branch('side').commit('side\n\n:100644 100644 a b M\n\x01>', { files: { c: '1' } })
  repo.switchTo('main').commit('main', { files: { a: '2' } })
  repo.git('merge', '-q', '--no-ff', '-m', 'merge', 'side')
  repo.git('commit', '-q', '--allow-empty', '-m', 'empty')
  // git itself would take the byte for Latin-1 and mend it.
  const stamp = 'Anna <anna@localhost> 1 +0000'
  const head = `tree ${repo.head('HEAD^{tree}')}\nparent ${repo.head()}\nauthor ${stamp}\ncommitter ${stamp}\n\ncaf`
  const input = Buffer.concat([Buffer.from(head), Buffer.from([0xe9])])
  const odd = await mustGit(repo.root, ['hash-object', '-t', 'commit', '-w', '--stdin'], { input })
  repo.git('reset', '-q', '--hard', odd.toString().trim())
  repo.commit('last: ü', { files: { 'ä"': '1' } })
  return mustGit(repo.root, ['log', ...flags, `--format=${logFormat}`, 'HEAD', '^side'])
}

/** Oldest first. */
function parse(pieces: readonly Buffer[], portion?: number): RawCommit[] {
  const parser = new LogParser(portion)
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()].toReversed()
}

test('a log is the same in whatever pieces it comes', async () => {
  const bytes = await aLog()
  const whole = parse([bytes])
  expect(whole.map(({ message, flaws }) => [message.split('\n', 1)[0], ...flaws])).toEqual([
    ['main'], ['merge'], ['empty'], ['caf\ufffd', 'message-not-utf8'], ['last: ü'],
  ]) // prettier-ignore
  expect(whole[1]?.changes.map(({ path, parent }) => `${parent} ${path}`)).toEqual(['0 c', '1 a'])
  for (const length of [1, 7, 64, 1000]) {
    const count = Math.ceil(bytes.length / length)
    const pieces = Array.from({ length: count }, (_, at) => bytes.subarray(at * length, (at + 1) * length))
    expect(parse(pieces, 1), `pieces of ${length} bytes`).toEqual(whole)
  }
})

test('a log that breaks off is an error and never fewer commits', () => {
  const oid = 'a'.repeat(40)
  const entry = (changes: string) =>
    [`\x01>${oid} ${oid} `, 'anna@x', 'Anna Anna anna@x', '', 'message', changes].join('\0')
  const change = `\n:000000 100644 ${'0'.repeat(40)} ${oid} A\0path\0`
  const whole = Buffer.from(entry(change))
  expect(parse([whole])).toMatchObject([{ commit: oid, changes: [{ path: 'path', before: null }] }])
  expect(parse([Buffer.from(entry(''))])).toMatchObject([{ commit: oid, changes: [] }])
  const lengths = Array.from({ length: whole.length - 1 }, (_, at) => at + 1)
  for (const length of lengths.filter((held) => held !== entry('').length)) {
    expect(() => parse([whole.subarray(0, length)]), `${length} bytes`).toThrow(/ended in the middle|unexpected/)
  }
  expect(() => parse([Buffer.from(`rubbish${entry('')}`)])).toThrow('unexpected log entry')
})
