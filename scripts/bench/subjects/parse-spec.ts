// Reads a spec as Helix does (its hash, its requirements and their hashes). Prints milliseconds and how many it found.
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { parseSpec } from '../../../packages/spec/src/index.ts'

const bytes = readFileSync(process.argv[2] ?? '')
const began = performance.now()
const { requirements } = parseSpec(bytes)
const milliseconds = performance.now() - began
process.stdout.write(`${milliseconds} ${requirements.filter(({ hash }) => hash.length === 64).length}\n`)
