import type { Io } from '../io.ts'

/** Where the demo is watched: whole lines, and at the bottom one that passes. */
export interface Screen {
  line(text?: string): void
  /** What goes on at the moment, with the seconds since; the next line takes its place. Only on a terminal. */
  passing(text: string): void
  /** Nothing goes on any more. */
  rest(): void
}

const clear = '\r\u001b[2K'

/** The screen of a terminal that can overwrite a line, or of a pipe that cannot. */
export function openScreen(io: Pick<Io, 'terminal' | 'write' | 'columns'>): Screen {
  let passing: { text: string; since: number; clock: NodeJS.Timeout } | null = null
  const draw = (): void => {
    if (passing === null) return
    const seconds = Math.round((Date.now() - passing.since) / 1000)
    io.write(`${clear}${`${passing.text} ${seconds} s`.slice(0, io.columns - 1)}`)
  }
  const rest = (): void => {
    if (passing === null) return
    clearInterval(passing.clock)
    passing = null
    io.write(clear)
  }
  return {
    line: (text = '') => {
      io.write(`${passing === null ? '' : clear}${text}\n`)
      draw()
    },
    passing: (text) => {
      if (!io.terminal) return
      rest()
      passing = { text, since: Date.now(), clock: setInterval(draw, 1000).unref() }
      draw()
    },
    rest,
  }
}
