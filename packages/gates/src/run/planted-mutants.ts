import type { Mutant } from './run.ts'

/** The file of Helix in the judged folder whose mutants change nothing that a test can see. */
export function plantedMutants(nonce: string): string {
  return `helix-${nonce}.mjs`
}

/**
 * What speaks against a run of StrykerJS: mutants that change nothing are killed by a test that looks for the mutant, or at which
 * tests run, instead of at what the product does, and it kills every other one as well. Where they run out of time, the time of others
 * says nothing. Null where they survived.
 */
export function plantedFault(mutants: readonly Mutant[], nonce: string): string | null {
  const own = mutants.filter(({ file }) => file === plantedMutants(nonce))
  const killed = own.find(({ status }) => status === 'Killed')
  if (killed !== undefined) {
    const by = killed.killedBy[0]
    return `a planted mutant that changes nothing is killed${by === undefined ? '' : ` by "${by}"`}`
  }
  if (own.some(({ status }) => status === 'RuntimeError'))
    return 'a planted mutant that changes nothing breaks what runs beside the tests'
  const late = mutants.filter(({ status, file }) => status === 'Timeout' && file !== plantedMutants(nonce)).length
  if (late > 0 && own.some(({ status }) => status === 'Timeout'))
    return `a planted mutant that changes nothing ran out of time, as ${late} other${late === 1 ? '' : 's'} did: that tells of a test that hangs, or of a machine under load`
  return own.some(({ status }) => status === 'Survived') ? null : 'no planted mutant was tried on the tests'
}
