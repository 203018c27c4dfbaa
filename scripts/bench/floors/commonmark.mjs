// The least that reads a spec: the reference parser, once over the document. Prints milliseconds.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { performance } from 'node:perf_hooks'

const { Parser } = createRequire(new URL('../../../packages/spec/', import.meta.url))('commonmark')
const text = readFileSync(process.argv[2], 'utf8')
const began = performance.now()
const first = new Parser().parse(text).firstChild
process.stdout.write(`${first === null ? NaN : performance.now() - began}\n`)
