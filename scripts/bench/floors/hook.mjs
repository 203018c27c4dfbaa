// The least that a commit-msg hook can do: read the message, match its header, ask git once what is staged.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const header = readFileSync(process.argv[2], 'utf8').split('\n', 1)[0]
const staged = execFileSync('git', ['diff', '--cached', '--raw', '-z', '--no-renames'])
process.exitCode = /^(?:STEP\[\d+\/\d+\] )?\w+(?:\([^)]*\))?!?: ./.test(header) && staged.length > 0 ? 0 : 1
