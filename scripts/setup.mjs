// Runs on any Node that npm runs on (plain JavaScript for that reason): installs the workspace with pnpm, through npx
// where it must, and then runs one task of this repository under the Node that the workspace brings along.
// usage: node scripts/setup.mjs build|demo|check [arguments…]
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const [task = 'check', ...rest] = process.argv.slice(2)

/** Runs one command with this terminal's streams; a failure ends this process with its exit code. */
function run(command, args, env = process.env) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env, shell: process.platform === 'win32' })
  if (done.error) {
    console.error(`cannot run ${command}: ${done.error.message}`)
    process.exit(2)
  }
  if (done.status !== 0) process.exit(done.status ?? 1)
}

/** A word for a shell, whatever stands in it. */
const quoted = (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`

/** Starts the script by its name, under the Node of this workspace, whichever Node the system has. */
function writeCommand(path, script) {
  const text = `#!/bin/sh\nexport HELIX_INVOCATION="\${HELIX_INVOCATION:-helix}"\nexec ${quoted(node)} ${quoted(script)} "$@"\n`
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text, { mode: 0o755 })
}

// One place says which pnpm: the catalog. (A `packageManager` field would make pnpm 12 manage itself, which a frozen
// lockfile refuses.)
const pnpm = /^ {2}pnpm: (\S+)/m.exec(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'))?.[1]
// The lockfile that the last install wrote is the proof that this one would change nothing.
const wanted = join(root, 'pnpm-lock.yaml')
const installed = join(root, 'node_modules', '.pnpm', 'lock.yaml')
const fresh = existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(wanted, 'utf8')
if (!fresh) run('npx', ['--yes', `pnpm@${pnpm}`, 'install', '--frozen-lockfile'])

const bin = join(root, 'node_modules', '.bin')
const env = {
  ...process.env,
  PATH: `${join(root, 'node_modules', 'node', 'bin')}${delimiter}${bin}${delimiter}${process.env.PATH}`,
}
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
if (task !== 'check') run(node, ['scripts/build.ts'], env)
const script = join(root, 'packages', 'cli', 'dist', 'helix.js')
const command = join(root, 'packages', 'cli', 'dist', 'bin', 'helix')
if (task !== 'check') writeCommand(command, script)
if (task === 'build') console.log(`built  ${command}`)
// What it prints at its end is there to be pasted, whichever Node the system has.
if (task === 'demo') run(node, [script, 'demo', ...rest], { ...env, HELIX_INVOCATION: command })
if (task === 'check') run(node, ['scripts/check.ts', ...rest], env)
