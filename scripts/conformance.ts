// Holds the reader of commit messages against cases that others wrote. They are not part of this repository: the variable
// HELIX_CONFORMANCE names the folder that holds commit-cases.json. 0 they agree, 1 they do not, 2 there is nothing to read.
// usage: HELIX_CONFORMANCE=<folder> node scripts/conformance.ts
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkConformance, type CheckedPart } from '../packages/commits/src/testing/conformance/check-conformance.ts'
import { deviations } from '../packages/commits/src/testing/conformance/deviations.ts'
import { type ForeignCase, parseCases } from '../packages/commits/src/testing/conformance/foreign-case.ts'

const folder = process.env['HELIX_CONFORMANCE'] ?? ''
const path = join(folder, 'commit-cases.json')

if (folder === '' || !existsSync(path)) {
  const missing = folder === '' ? 'HELIX_CONFORMANCE is not set' : `${path} is not there`
  console.error(`not run: ${missing}; it names the folder that holds commit-cases.json, the cases of others`)
  process.exitCode = 2
} else {
  process.exitCode = await run(parseCases(readFileSync(path, 'utf8')))
}

async function run(cases: readonly ForeignCase[]): Promise<0 | 1> {
  const repository = mkdtempSync(join(tmpdir(), 'helix-conformance-'))
  try {
    const git = gitIn(repository)
    git(['init', '--quiet'])
    const tree = git(['hash-object', '-t', 'tree', '-w', '--stdin']).trim()
    const parts = await checkConformance(cases, deviations, async (message) => ({
      parsed: linesOf(git(['interpret-trailers', '--parse', '--unfold'], message)),
      logged: linesOf(
        git(['log', '-1', '--format=%(trailers:only,unfold)', git(['commit-tree', tree], message).trim()]),
      ),
    }))
    for (const part of parts) show(part)
    const good = parts.every(isGood)
    console.log(good ? `conforms: ${cases.length} cases, ${Object.keys(deviations).length} deviations with reasons` : 'does not conform') // prettier-ignore
    return good ? 0 : 1
  } finally {
    rmSync(repository, { recursive: true, force: true })
  }
}

function show({ name, cases, faults }: CheckedPart): void {
  const wrong = new Set(faults.map((fault) => fault.split(' ', 1)[0])).size
  console.log(`${isGood({ name, cases, faults }) ? '✓' : '✗'} ${name.padEnd(46)} ${cases - wrong} of ${cases}`)
  for (const fault of faults) console.log(`    ${fault}`)
}

/** A part that looked at nothing proves nothing. */
function isGood({ cases, faults }: CheckedPart): boolean {
  return cases > 0 && faults.length === 0
}

function gitIn(cwd: string) {
  const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@a', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@a' }
  const env = { ...process.env, ...who, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  return (argv: string[], input = ''): string => execFileSync('git', argv, { cwd, input, encoding: 'utf8', env })
}

function linesOf(answer: string): string[] {
  const text = answer.trim()
  return text === '' ? [] : text.split('\n').map((line) => line.trim())
}
