// Stacks of the JVM (java.lang.Throwable.printStackTrace): the innermost frame first, then what caused it.
import type { Frame } from '../../run/run.ts'
import { assertionOf, frameAt, type PrintedReader } from './printed-reader.ts'

const frame = /^\s*at (?:[\w.@-]*\/{1,2})?([\w$.]+)\.[\w$<>]+\(([\w$]+\.(?:java|kt|groovy|scala)):(\d+)\)$/
const assertions =
  /^(?:java\.lang\.AssertionError|org\.opentest4j\.\w+|junit\.framework\.\w*Fail\w*|org\.junit\.ComparisonFailure)$/

export const readJava: PrintedReader = ({ text, type, message }, root) => {
  if (!text.split('\n').some((line) => frame.test(line.trimEnd()))) return null
  const [own = '', ...causes] = text.split(/^Caused by: /m)
  const { name: full, message: printed } = linkIn(own)
  const name = type ?? full
  const frames = framesIn(own, root)
  const words = message ?? printed
  if (assertions.test(name)) return assertionOf(words, frames, comparedIn(words))
  return { name: shortName(name), message: words, causes: causes.map(linkIn).map((link) => ({ ...link, name: shortName(link.name) })), frames }
} // prettier-ignore

function linkIn(text: string): { name: string; message: string } {
  const head = text.trim().split(/\n[^\S\n]*(?:at |\.{3} \d+ more)/, 1)[0] ?? ''
  const [, name = 'Error', message = ''] = /^([\w$.]+)(?:: ([^]*))?$/.exec(head.trim()) ?? []
  return { name, message }
}

/** The class tells the folder; where sources begin it does not. */
function framesIn(text: string, root: string): Frame[] {
  return text.split('\n').flatMap((line) => {
    const [, type, file, at] = frame.exec(line.trimEnd()) ?? []
    if (type === undefined || file === undefined || at === undefined) return []
    return [frameAt([...type.split('.').slice(0, -1), file].join('/'), at, root)]
  })
}

function comparedIn(message: string): { expected: string; actual: string } | null {
  const [, expected, actual] = /expected: ?<([^]*?)> but was: ?<([^]*?)>/.exec(message) ?? []
  return expected === undefined || actual === undefined ? null : { expected, actual }
}

function shortName(name: string): string {
  return name.split('.').at(-1) ?? name
}
