import { Chalk, type ChalkInstance } from 'chalk'
import type { Io } from '../io.ts'

/** How output looks: colours (or none), width, and how commands are spelled for this invocation. */
export interface Style {
  chalk: ChalkInstance
  columns: number
  /** `helix next` as the user must type it. */
  command: (text: string) => string
}

/** Colour on a terminal; NO_COLOR and FORCE_COLOR decide first, as https://no-color.org and chalk define them. */
export function styleFor(io: Io): Style {
  const forced = io.env['FORCE_COLOR']
  const off = (io.env['NO_COLOR'] ?? '') !== '' || io.env['TERM'] === 'dumb'
  const on = forced !== undefined ? forced !== '0' && forced !== 'false' : io.terminal && !off
  return {
    chalk: new Chalk({ level: on ? 1 : 0 }),
    columns: io.columns,
    command: (text) =>
      text.replaceAll(/(^|: |&& )helix (?=[a-z-])/g, (_, before: string) => `${before}${io.invocation} `),
  }
}
