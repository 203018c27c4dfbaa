import type { Failure } from '../../run/run.ts'
import type { RedContext } from './context.ts'

/** Shorter beginnings are those of many files. */
const enough = 40

/** Whether what a test has in hand is a source of the product: how it is written, and not what it does. */
export function holdsSource({ actual = '', expected = '' }: Failure, context: RedContext): boolean {
  return [actual, expected].some((text) => isSource(text, context))
}

function isSource(text: string, context: RedContext): boolean {
  const begun = plain(text).slice(0, enough)
  if (begun.length < enough) return false
  return context.paths.some((path) => {
    if (!code.test(path) || !context.isImplementation(path)) return false
    const first = plain(context.lineAt(path, 1)).slice(0, enough)
    if (first === '' || !begun.startsWith(first)) return false
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
