// What `go test` prints, as gotestsum keeps it: places in files of the package, testify's comparisons, panics.
import { assertionOf, frameAt, type PrintedReader } from './printed-reader.ts'

const place = /^[^\S\n]*(\S+\.go):(\d+)(?::|\b)/gm

export const readGo: PrintedReader = ({ text }, root) => {
  const frames = [...text.matchAll(place)].map(([, file = '', line = '']) => frameAt(file, line, root))
  if (frames.length === 0) return null
  const panic = /^panic: (.+)/m.exec(text)?.[1]
  if (panic !== undefined) {
    const name = /not (?:yet )?implemented/i.test(panic) ? 'NotImplemented' : 'panic'
    return { name, message: panic, causes: [], frames }
  }
  const words = wordsIn(text)
  const compared = comparedIn(text)
  return compared === null
    ? { name: 'Error', message: words, causes: [], frames }
    : assertionOf(words, frames, compared)
}

/** Without the lines that only say which test ran. */
function wordsIn(text: string): string {
  const lines = text.split('\n').filter((line) => !/^\s*(?:=== |--- |FAIL\b|ok\b)/.test(line))
  return lines.map((line) => line.trim()).join('\n').replace(/^\S+\.go:\d+: /, '').trim() // prettier-ignore
}

/** `got 3, want 4` is how Go's own style guide words it; testify has two lines. */
function comparedIn(text: string): { expected: string; actual: string } | null {
  const [, expected, actual] = /^[^\S\n]*expected *: (.*)\n[^\S\n]*actual *: (.*)$/m.exec(text) ?? []
  if (expected !== undefined && actual !== undefined) return { expected, actual }
  const [, got, want] = /\bgot:? *(.{1,1000}?)[,;]? *\n?[^\S\n]*(?:but )?want(?:ed)?:? *(.+)$/im.exec(text) ?? []
  return got === undefined || want === undefined ? null : { expected: want, actual: got }
}
