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
])

const longestField = 4096

/** Reads mutants. Bytecode knows no columns and no source text: the description is what stands for the replacement. */
export function readPit(bytes: Uint8Array): Reading | Finding {
  const reading = new PitReading()
  return readXml(bytes, { name: 'PIT', roots: ['mutations'] }, reading) ?? { mutants: reading.mutants }
}

class PitReading implements XmlHandler {
  readonly mutants: Mutant[] = []
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
  const killedBy = field('killingTest') === '' ? [] : [field('killingTest')]
  return { key, file, line, column: 1, endLine: line, mutator, original: '', replacement, status, killedBy }
}

/** PIT names class and file only. Where sources lie is the convention of Maven and Gradle. */
function sourceOf(type: string, sourceFile: string): string {
  const names = type.split('.')
  const name = sourceFile === '' ? `${(names.at(-1) ?? '').split('$')[0] ?? ''}.java` : sourceFile
  const language = /\.kts?$/.test(name) ? 'kotlin' : 'java'
  return ['src', 'main', language, ...names.slice(0, -1), name].join('/')
}
