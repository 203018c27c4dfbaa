import type { Io } from '../io.ts'
import { progressOf } from '../progress.ts'

const clear = '\r\u001b[2K'

/** Redraws the line of progress every second; there is one terminal, hence one clock. */
let clock: NodeJS.Timeout | undefined

/** Says what goes on, with the seconds since, on a line that the next one overwrites; nothing where nobody watches. */
export function announce(io: Io, what: string, doing = 'measuring'): void {
  const text = `  ${doing} ${what} …`
  const progress = progressOf(io)
  if (progress === 'lines') io.warn(`\r${text}\n`)
  if (progress !== 'live') return
  clearInterval(clock)
  const since = Date.now()
  const draw = (): void => io.warn(`${clear}${text} ${Math.round((Date.now() - since) / 1000)} s`)
  clock = setInterval(draw, 1000).unref()
  draw()
}

/** Takes the progress line away. */
export function hush(io: Io): void {
  clearInterval(clock)
  const progress = progressOf(io)
  if (progress === 'lines') io.warn('\r  …\n')
  if (progress === 'live') io.warn(clear)
}
