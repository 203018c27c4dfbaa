// The least that judges a history: one git process for messages and paths, every message matched, every path seen.
import { execFileSync } from 'node:child_process'

const flags = ['--raw', '-z', '--no-renames', '--no-abbrev', '--format=%x01%H%x00%P%x00%T%x00%B']
const text = execFileSync('git', ['log', ...flags], { maxBuffer: 1 << 30 }).toString('utf8')
let commits = 0
let paths = 0
for (const entry of text.split('\x01').slice(1)) {
  const [, , , message = '', ...changes] = entry.split('\0')
  if (/^(?:STEP\[\d+\/\d+\] )?\w+(?:\([^)]*\))?!?: ./.test(message)) commits += 1
  paths += changes.filter((field) => field !== '' && !/^\n?:/.test(field)).length
}
process.stdout.write(`${commits} ${paths}\n`)
