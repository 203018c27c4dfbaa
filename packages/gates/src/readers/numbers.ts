// Numbers of reports. JSON and XML can hold values that no tool measures; judged as they stand they would decide gates.
import { z } from 'zod'

/** Lines, hits, samples. */
export const count = z.int().min(0)

/** A time in any unit; a century in nanoseconds and more is no measurement. */
export const time = z.number().min(0).max(4e18)

/** Milliseconds out of a text that says seconds; 0 where it says nothing sensible, because no gate reads it. */
export function millisecondsOf(seconds: string | undefined): number {
  const value = Math.round(Number(seconds ?? 0) * 1000)
  return Number.isFinite(value) && value > 0 ? value : 0
}

/** A whole number of at least `least` out of a text; null for anything else. */
export function wholeNumber(text: string | undefined, least = 0): number | null {
  if (text === undefined || !/^\d{1,15}$/.test(text.trim())) return null
  const value = Number(text)
  return value >= least ? value : null
}
