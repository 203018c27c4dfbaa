import { posix } from 'node:path'
import type { Failure } from '../../run/run.ts'
import type { RedContext } from './context.ts'
import { innermost } from './innermost.ts'

/** Shorter beginnings are those of many files. */
const enough = 40

/** Whether what a test has in hand is a source of the product: how it is written, and not what it does. */
export function holdsSource(failure: Failure, context: RedContext): boolean {
  const { actual = '', expected = '' } = failure
  return [actual, expected].some((text) => isSource(text, context)) || asksWhatItRead(failure, context)
}

/** Whether the line that fails asks a name for which a source of the product was read a few lines before. */
function asksWhatItRead(failure: Failure, context: RedContext): boolean {
  const place = innermost(failure, context)
  if (place === undefined || context.isImplementation(place.file)) return false
  const { file, line } = place
  const names = new Set(context.lineAt(file, line).match(/\w+/g))
  return Array.from({ length: Math.min(line - 1, farthest) }, (_, back) => context.lineAt(file, line - 1 - back)).some(
    (above) => {
      const [, name = '', read = ''] = reading.exec(above) ?? []
      const said = [...read.matchAll(/(["'`])([^"'`]+)\1/g)].map(([, , path = '']) => path)
      return names.has(name) && said.some((path) => isSourcePath(path, file, context))
    },
  )
}

const farthest = 20
const reading = /^\s*(?:const |let )?(\w+) = (.*\b(?:readFile(?:Sync)?|read_text|open)\(.*)$/

function isSourcePath(path: string, file: string, context: RedContext): boolean {
  const meant = [posix.join(posix.dirname(file), path), posix.normalize(path)]
  return code.test(path) && meant.some((one) => context.paths.includes(one) && context.isImplementation(one))
}

function isSource(text: string, context: RedContext): boolean {
  const begun = plain(text).slice(0, enough)
  if (begun.length < enough) return false
  return context.paths.some((path) => {
    if (!code.test(path) || !context.isImplementation(path)) return false
    const lines = Array.from({ length: enough }, (_, at) => context.lineAt(path, at + 1))
    return plain(lines.join('\n')).startsWith(begun)
  })
}

const code = /\.(?:[cm]?[jt]sx?|py)$/

/** A text as runners print it: in quotes, its lines put together by signs, ends of lines and quotes escaped. */
function plain(text: string): string {
  return text
    .replaceAll(/\\n['"`] \+\s*['"`]/g, '\n')
    .replaceAll('\\n', '\n')
    .replaceAll(/[\\'"`]/g, '')
    .trim()
}
