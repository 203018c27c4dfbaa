/** A table that a test goes over, each row asking one call for one answer. */
export interface Rows {
  /** Values as they are written. */
  rows: readonly (readonly string[])[]
  /** Where in a row the answer stands. */
  wanted: number
}

/**
 * Whether two rows ask one call, given the same, for two answers. Limits and counters answer so: what is yes or no, nothing, or
 * counts up by one is no such table.
 */
export function isTornTable({ rows, wanted }: Rows): boolean {
  const asked = rows.map((row) => ({
    given: row.filter((_, at) => at !== wanted).join('\0'),
    answer: row[wanted] ?? '',
  }))
  return asked.some((one, at) =>
    asked.slice(at + 1).some((other) => one.given === other.given && isAnother(one.answer, other.answer)),
  )
}

function isAnother(one: string, other: string): boolean {
  const isOpen = [one, other].some((answer) => /^(?:true|false|null|undefined|None|True|False)$/.test(answer))
  return one !== other && !isOpen && Math.abs(Number(one) - Number(other)) !== 1
}
