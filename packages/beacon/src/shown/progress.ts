import { HelixError, type Position, type Step } from '@helix/core'

/** Where the position is shown as a file. */
export const progressPath = 'progress.json'

const version = 1

/**
 * The file's text: one line of JSON and a newline. A step's number and the count are for people who read it. A position
 * whose step the playbook does not number is a broken assumption (plain Error).
 */
export function renderProgress(steps: readonly Step[], position: Position): string {
  if (position === 'idle') return write({ version, cycle: null, step: null })
  const numbered = steps.filter((step) => step.number !== undefined)
  const number = numbered.find(({ id }) => id === position.step)?.number
  if (number === undefined) throw new Error(`the playbook has no numbered step ${position.step}`)
  return write({ version, cycle: position.cycle, step: position.step, number, of: numbered.length })
}

/**
 * The position that the file claims. Only the spelling that Helix writes is read: HelixError `beacon/progress-torn` for
 * anything else, with the repair.
 */
export function parseProgress(text: string): Position {
  const held = parseJson(text)
  const position = readPosition(held)
  if (position === null) throw torn(`says ${text.trim().slice(0, 120)}`)
  if (write(held) !== text) throw torn('has the right content in another spelling (blanks, order or line endings)')
  return position
}

interface Held {
  version?: unknown
  cycle?: unknown
  step?: unknown
  number?: unknown
  of?: unknown
}

function parseJson(text: string): Held {
  const sides = /^<{7}.*\r?\n([^]*?)^={7}\r?\n([^]*?)^>{7}/m.exec(text)
  if (sides) throw torn(`holds an unresolved merge of ${sides[1]?.trim()} and ${sides[2]?.trim()}`)
  if (text.startsWith('\uFEFF')) throw torn('begins with a byte order mark')
  try {
    const held: unknown = JSON.parse(text)
    return typeof held === 'object' && held !== null && !Array.isArray(held) ? held : {}
  } catch (cause) {
    throw torn(text.trim() === '' ? 'is empty' : 'is not JSON', cause)
  }
}

function readPosition(held: Held): Position | null {
  if (held.version !== version) {
    if (typeof held.version === 'number') throw torn(`has version ${held.version}; this Helix writes ${version}`)
    return null
  }
  const { cycle, step, number, of } = held
  const keys = Object.keys(held).length
  if (cycle === null && step === null) return keys === 3 ? 'idle' : null
  if (typeof cycle !== 'string' || typeof step !== 'string' || cycle === '' || step === '' || keys !== 5) return null
  return isCount(number) && isCount(of) && number <= of ? { cycle, step } : null
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1
}

function write({ version, cycle, step, number, of }: Held): string {
  return `${JSON.stringify({ version, cycle, step, number, of })}\n`
}

function torn(wrong: string, cause?: unknown): HelixError {
  const form = '{"version":1,"cycle":"<name>","step":"<STEP>","number":4,"of":7}'
  return new HelixError('beacon/progress-torn', `${progressPath} ${wrong}; Helix writes ${form}`, {
    hint: `git checkout HEAD -- ${progressPath}`,
    where: { path: progressPath },
    cause,
  })
}
