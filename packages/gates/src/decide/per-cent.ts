/** Part of a whole in per cent, cut (not rounded) to one decimal, so that 89.96 never shows as the 90 that it is not; null of nothing. */
export function perCent(part: number, whole: number): number | null {
  return whole > 0 ? Math.floor((part * 1000) / whole) / 10 : null
}

/** Whether part of whole is at least `least` per cent. Nothing of nothing is not. */
export function reaches(part: number, whole: number, least: number): boolean {
  return whole > 0 && part * 100 >= least * whole
}

/** `1 test`, `2 tests`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`
}

/** A number that JSON can hold; null for what was not measured. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
