import { sha256 } from '@helix/core'
import type { DeclaredTest } from '../facts/facts.ts'
import { titleOf } from './test-id.ts'
import { namingTests } from './trace/naming-tests.ts'

/** What only syntax tells, as if there were nothing to tell. */
const untold = {
  asserts: true,
  assertions: { count: 0, exact: 0, weak: 0, values: 0 },
  sure: { expect: 0, assert: 0 },
  rows: 1,
  isSure: false,
  touches: true,
}

/**
 * Tests of a language whose syntax Helix does not read (Go, Rust, Java …), as its lines declare them: their bodies are lines, and
 * end where their first line is indented no more; their names are all of their words.
 */
export function testsByLines(text: string, path: string): DeclaredTest[] {
  const lines = text.split('\n')
  return namingTests(path, text, undefined).map(({ id, line, proves }) => {
    const body = bodyFrom(lines, line - 1)
    const words = body.map((one) => one.trim()).filter((one) => one !== '' && !/^(?:\/\/|\*|\/\*)/.test(one))
    const said = words.join('\n').replace(titleOf(id), 'a test')
    const modifiers = proves ? [] : ['skip']
    return { id, line, endLine: line + body.length - 1, modifiers, body: sha256(said), ...shapeOf(said), ...untold }
  })
}

/** The lines of what is declared in line `from`: deeper ones, and the one that ends them. */
function bodyFrom(lines: readonly string[], from: number): string[] {
  const [first = '', ...others] = lines.slice(from)
  if (/\{.*\}\s*$/.test(first)) return [first]
  const depth = indentOf(first)
  const end = others.findIndex((line) => line.trim() !== '' && indentOf(line) <= depth && !/^\s*[{)]/.test(line))
  if (end === -1) return [first, ...others]
  const isEnded = /^\s*(?:\}|end\b)/.test(others[end] ?? '')
  return [first, ...others.slice(0, isEnded ? end + 1 : end)]
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0
}

/** The text with its words replaced by their places, and these words. */
function shapeOf(text: string): Pick<DeclaredTest, 'shape' | 'names'> {
  const places = new Map<string, number>()
  const shape = text.replaceAll(/"(?:[^"\\\n]|\\.)*"|[\p{L}_][\p{L}\p{N}_]*/gu, (word) => {
    if (word.startsWith('"')) return word
    const place = places.get(word) ?? places.size
    places.set(word, place)
    return `name ${place}`
  })
  return { shape: sha256(shape), names: [...places.keys()] }
}
