// What CI runs: types, lint, format, dead code, tests, this repository's own history under its own rules, and the canaries.
// Every check runs even when an earlier one failed; what needs no build runs beside what does, and each is told when it has ended. The
// last line counts tests and checks together.
// usage: node scripts/check.ts [vitest arguments…]
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { acceptanceTests, broughtByCycle } from './acceptance-tests.ts'

const root = join(import.meta.dirname, '..')
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)
const helix = (...args: string[]): string[] => [process.execPath, 'packages/cli/dist/helix.js', ...args]
// In CI vitest colours each dot, also where nobody sees colours: a log would hold more of escapes than of words.
const env = { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) }
const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)

interface Check {
  name: string
  argv: string[]
}

// Types are written to where the command is built.
const types: Check = { name: 'types', argv: [bin('tsc'), '-b', ...packages] }
const ofSources: Check[] = [
  { name: 'types of e2e', argv: [bin('tsc'), '-p', 'tsconfig.e2e.json'] },
  { name: 'lint', argv: [bin('oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'format', argv: [bin('oxfmt'), '--check', 'packages', 'scripts', 'e2e'] },
  { name: 'dead code', argv: [bin('knip')] },
]
const ofTheCommand: Check[] = [
  { name: 'build', argv: [process.execPath, 'scripts/build.ts'] },
  { name: 'canaries', argv: helix('doctor', '--canaries') },
]
const history: Check = { name: 'history', argv: helix('verify', '--static', '--allow-empty') }

let passed = 0
let failed = 0

// An unpacked archive and a shallow clone hold no history to judge, and that is said.
if (isWholeClone()) ofTheCommand.push(history)
else console.log('skipped history: this is no clone with its whole history (git fetch --unshallow)')

await inTurn([types])
await Promise.all([ofSources, ofTheCommand].map(inTurn))

runTests(process.argv.slice(2))
const files = readdirSync(join(root, 'e2e')).flatMap((name) => (name.endsWith('.test.ts') ? [`e2e/${name}`] : []))
const { due, red } = acceptanceTests(files, broughtByCycle(root))
if (red.length > 0) console.log(`red until their step is done, not run: ${red.join(' ')}`)
if (due.length > 0) runTests(['--root', '.', '--config', 'scripts/acceptance-vitest.config.ts', ...due])

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function inTurn(checks: readonly Check[]): Promise<void> {
  for (const { name, argv } of checks) {
    const { ok, said } = await ran(argv)
    console.log(`${said}${ok ? 'passed' : 'FAILED'}  ${name}`)
    if (ok) passed++
    else failed++
  }
}

/** Whether a program ended well, and all that it said. */
async function ran([command = '', ...args]: readonly string[]): Promise<{ ok: boolean; said: string }> {
  const child = spawn(command, args, { cwd: root, stdio: ['inherit', 'pipe', 'pipe'], env })
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  try {
    const [out, told, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
    return { ok: code === 0, said: out + told }
  } catch (error) {
    return { ok: false, said: `${error instanceof Error ? error.message : String(error)}\n` }
  }
}

/** Runs vitest and adds what its report counts. */
function runTests(args: string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'helix-check-'))
  const report = join(folder, 'tests.json')
  try {
    const ok = run([bin('vitest'), 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...args])
    const counts: { numPassedTests: number; numFailedTests: number; numTotalTests: number } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    passed += counts.numPassedTests
    failed += counts.numFailedTests
    // A run that failed without a failed test (a file that does not load, an error outside any test) is a failure too.
    if (counts.numTotalTests === 0 || (!ok && counts.numFailedTests === 0)) failed++
  } catch (error) {
    console.error('no test report:', error)
    failed++
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function isWholeClone(): boolean {
  const asked = spawnSync('git', ['rev-parse', '--is-shallow-repository', '--show-prefix'], {
    cwd: root,
    encoding: 'utf8',
  })
  return asked.stdout?.startsWith('false\n\n') ?? false
}

function run([command = '', ...args]: string[]): boolean {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env })
  if (done.error) console.error(done.error.message)
  return done.status === 0
}
