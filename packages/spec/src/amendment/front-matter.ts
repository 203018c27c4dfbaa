import { HelixError } from '@helix/core'
import { type Document, LineCounter, isMap, isNode, isScalar, isSeq, parseDocument, visit } from 'yaml'
import { canonicalSpec } from '../canonical-spec.ts'
import { frontMatterEnd } from '../front-matter-end.ts'

export interface FrontMatter {
  values: Readonly<Record<string, unknown>>
  /** The line of a value in the file, from 1, by its path. */
  lineOf(path: readonly (string | number)[]): number
  body: string
}

/** Splits and reads the YAML between two lines `---` at a file's start. Throws HelixError `spec/bad-adr`. */
export function readFrontMatter(text: string, source: string): FrontMatter {
  const lines = canonicalSpec(text).split('\n')
  const end = frontMatterEnd(lines)
  if (end === 0) {
    throw badAdr(
      source,
      1,
      'it does not begin with front matter between two lines ---',
      'begin the file with a line ---',
    )
  }
  const counter = new LineCounter()
  const document = parseDocument(lines.slice(1, end - 1).join('\n'), { lineCounter: counter, uniqueKeys: true })
  const lineAt = (offset: number) => counter.linePos(offset).line + 1
  const error = document.errors[0]
  if (error) throw badAdr(source, lineAt(error.pos[0]), error.message.split('\n')[0] ?? '', undefined, error)
  if (!isMap(document.contents)) throw badAdr(source, 2, 'the front matter is not a list of "key: value" lines')
  // An ADR has nothing to repeat, and expanding aliases can exhaust memory.
  visit(document, {
    Alias(_, alias) {
      throw badAdr(source, lineAt(alias.range?.[0] ?? 0), `the alias *${alias.source} repeats another value`)
    },
  })
  return {
    values: toRecord(document.toJS()),
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const start = startOf(document, path.slice(0, length))
        if (start !== undefined) return lineAt(start)
      }
      return 2
    },
    body: lines.slice(end).join('\n').trimStart(),
  }
}

/** An unreadable ADR: `message` says what is wrong, `hint` shows the expected form. */
export function badAdr(source: string, line: number, message: string, hint?: string, cause?: unknown): HelixError {
  return new HelixError('spec/bad-adr', `${source} line ${line}: ${message}`, {
    where: { path: source, line },
    ...(hint === undefined ? {} : { hint }),
    ...(cause === undefined ? {} : { cause }),
  })
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

/** Where an entry begins: its key, or the item itself in a list. */
function startOf(document: Document, path: readonly (string | number)[]): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const key = path.at(-1)
  if (isMap(parent)) {
    const named = parent.items.map((pair) => pair.key).find((held) => isScalar(held) && held.value === key)
    return isScalar(named) ? named.range?.[0] : undefined
  }
  const item = isSeq(parent) && typeof key === 'number' ? parent.items[key] : undefined
  return isNode(item) ? item.range?.[0] : undefined
}
