// Rust's panics, as cargo-nextest and libtest print them.
import { assertionOf, frameAt, type PrintedReader } from './printed-reader.ts'

export const readRust: PrintedReader = ({ text, message }, root) => {
  const said = /panicked at/.test(text) ? text : /panicked at/.test(message ?? '') ? (message ?? '') : null
  if (said === null) return null
  const [, file = '', line = '', column = '1'] =
    /panicked at (?:'[^]*?', )?(\S+?\.rs):(\d+)(?::(\d+))?/.exec(said) ?? []
  const frames = file === '' ? [] : [frameAt(file, line, root, column)]
  const words = /panicked at \S+?:\d+(?::\d+)?:?\n([^]*?)(?:\nnote: |\nstack backtrace:|$)/.exec(said)?.[1] ?? said
  const printed = words.trim()
  if (/^assertion\b/.test(printed)) {
    const [, actual, expected] = /\n *left: ([^]*?)\n *right: ([^]*)$/.exec(printed) ?? []
    // `assert!(x)` says its condition only.
    const condition = /^assertion failed: (.+)/.exec(printed)?.[1]
    return assertionOf(printed, frames, actual === undefined ? (condition === undefined ? null : { expected: condition, actual: 'false' }) : { actual, expected }) // prettier-ignore
  }
  const name = /^not (?:yet )?implemented/.test(printed) ? 'NotImplemented' : 'panic'
  return { name, message: printed, causes: [], frames }
}
