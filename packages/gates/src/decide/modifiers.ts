// Modifiers of tests, by what they do to the verdict.

/** They keep a test from running. */
const skipping = ['skip', 'skipIf', 'runIf', 'todo', 'fixme']
/** They keep others from running, turn the verdict round, or try until it passes. */
const bending = ['only', 'fails', 'failing', 'retry']

const silencing = new Set([...skipping, ...bending])

/** Whether it ran nowhere, whatever the machine: what it asks for was never measured. */
export function neverRuns(modifiers: readonly string[]): boolean {
  return modifiers.some((modifier) => modifier === 'skip' || modifier === 'todo' || modifier === 'fixme')
}

export function isSkipped(modifiers: readonly string[]): boolean {
  return modifiers.some((modifier) => skipping.includes(modifier) || modifier === 'fails' || modifier === 'failing')
}

/** Modifiers of `now` that make a test say less and that it did not have before. */
export function newlySilencing(now: readonly string[], before: readonly string[]): string[] {
  return now.filter((modifier) => silencing.has(modifier) && !before.includes(modifier))
}
