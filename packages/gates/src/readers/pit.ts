// PIT's mutations.xml (pitest.org, output format XML).
import type { Finding } from '@helix/core'
import type { Mutant, MutantStatus } from '../run/run.ts'
import { wholeNumber } from './numbers.ts'
import { findTooMuch, mostResults, type Reading, truncated } from './reader.ts'
import { readXml, type XmlHandler } from './xml.ts'

const states: ReadonlyMap<string, MutantStatus> = new Map([
  ['KILLED', 'Killed'],
  ['SURVIVED', 'Survived'],
  ['NO_COVERAGE', 'NoCoverage'],
  ['TIMED_OUT', 'Timeout'],
  ['NON_VIABLE', 'CompileError'],
  ['MEMORY_ERROR', 'RuntimeError'],
  ['RUN_ERROR', 'RuntimeError'],
  ['STARTED', 'Pending'],
  ['NOT_STARTED', 'Pending'],
  // Of a plugin that says so: no test was asked.
  ['EQUIVALENT', 'Ignored'],
])

/** Characters of one field: the longest names all tests that cover a mutant. */
const longestField = 65_536

/**
 * Reads mutants. Bytecode knows no columns and no source text: the description is what stands for the replacement. With
 * `fullMutationMatrix` it names every test that was tried with a mutant, else the first that killed it.
 */
export function readPit(bytes: Uint8Array): Reading | Finding {
  const reading = new PitReading()
  const refused = readXml(bytes, { name: 'PIT', roots: ['mutations'] }, reading)
  const { mutants, tried } = reading
  return refused ?? { mutants, ...(tried.size > 0 && { mutationTests: [...tried] }) }
}

class PitReading implements XmlHandler {
  readonly mutants: Mutant[] = []
  /** Tests of the whole matrix, by their names. */
  readonly tried = new Set<string>()
  private readonly seen = new Map<string, number>()
  /** Of the mutation that is being read: its elements and their texts. */
  private fields: Map<string, string> | null = null
  private status = ''
  private field = ''

  start(name: string, attributes: Readonly<Record<string, string>>): null {
    this.field = name
    if (name !== 'mutation') return null
    this.fields = new Map()
    this.status = attributes['status'] ?? ''
    return null
  }

  text(part: string): void {
    const said = this.fields?.get(this.field) ?? ''
    if (said.length < longestField) this.fields?.set(this.field, said + part)
  }

  end(name: string): Finding | null {
    this.field = ''
    if (name !== 'mutation' || this.fields === null) return null
    const mutant = mutantOf(this.fields, this.status, this.seen)
    for (const field of matrix) for (const test of testsIn(this.fields.get(field))) this.tried.add(test)
    this.fields = null
    if ('severity' in mutant) return mutant
    this.mutants.push(mutant)
    return this.mutants.length > mostResults ? findTooMuch('PIT', this.mutants.map(nameOf)) : null
  }
}

function nameOf({ mutator }: Mutant): { name: string } {
  return { name: mutator }
}

function mutantOf(fields: ReadonlyMap<string, string>, said: string, seen: Map<string, number>): Mutant | Finding {
  const field = (name: string): string => (fields.get(name) ?? '').trim()
  const [line, status] = [wholeNumber(field('lineNumber'), 1), states.get(said)]
  const type = field('mutatedClass')
  if (line === null || status === undefined || type === '') {
    return truncated('PIT', `a mutation has status "${said}", class "${type}", line "${field('lineNumber')}"`)
  }
  const file = sourceOf(type, field('sourceFile'))
  const [mutator, replacement] = [field('mutator').split('.').at(-1) ?? '', field('description')]
  const stem = [file, type, field('mutatedMethod'), field('methodDescription'), mutator, replacement]
  const ordinal = seen.get(JSON.stringify(stem)) ?? 0
  seen.set(JSON.stringify(stem), ordinal + 1)
  const key = JSON.stringify([...stem, ordinal])
  const killedBy = testsIn(field('killingTests') || field('killingTest'))
  return { key, file, line, column: 1, endLine: line, mutator, original: '', replacement, status, killedBy }
}

/** Elements that stand in a report of the whole matrix only. */
const matrix = ['killingTests', 'succeedingTests', 'coveringTests']

function testsIn(names = ''): string[] {
  return names
    .split('|')
    .map(named)
    .filter((name) => name !== '')
}

/** `class > test` as JUnit's reports have it, out of JUnit 5's unique id or JUnit 4's description; any other name as it is. */
function named(said: string): string {
  const name = said.trim()
  const [type, id] = name.split('.[engine:', 2)
  const [, test, row = ''] = id === undefined ? [] : (method.exec(id) ?? [])
  if (test !== undefined) return `${type} > ${test}${row === '' ? '' : `[${row}]`}`
  return oldName(name) ?? name
}

/** `method(class)` with the class before it, as JUnit 4 has it. Without a pattern: reports may hold names of any form. */
function oldName(name: string): string | null {
  const [open, dot] = [name.lastIndexOf('('), name.lastIndexOf('.', name.lastIndexOf('('))]
  const own = name.slice(0, Math.max(dot, 0))
  return own !== '' && name.slice(open) === `(${own})` ? `${own} > ${name.slice(dot + 1, open)}` : null
}

/** The end of a unique id: a test, and which of its rows. */
const method = /\[(?:method|test-template|test-factory):([^[\]]*)\](?:\/\[[a-z-]+:#(\d+)\])?$/

/** PIT names class and file only. Where sources lie is the convention of Maven and Gradle. */
function sourceOf(type: string, sourceFile: string): string {
  const names = type.split('.')
  const name = sourceFile === '' ? `${(names.at(-1) ?? '').split('$')[0] ?? ''}.java` : sourceFile
  const language = /\.kts?$/.test(name) ? 'kotlin' : 'java'
  return ['src', 'main', language, ...names.slice(0, -1), name].join('/')
}
