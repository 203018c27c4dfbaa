import type { Io } from '../io.ts'

/** One line of progress on the terminal that the next one overwrites; nothing where nobody watches. */
export function announce(io: Io, what: string): void {
  if (io.interactive) io.warn(`\r\u001b[2K  measuring ${what} …`)
}

/** Takes the progress line away. */
export function hush(io: Io): void {
  if (io.interactive) io.warn('\r\u001b[2K')
}
