import type { BriefFacts, Proposal } from '@helix/agent'

/**
 * What a commit says where the program that made it says nothing: who worked on which step, and what the step still asks
 * for. Nothing is claimed that Helix does not know.
 */
export function unsaidProposal({ step, spec, missing, exit, open }: BriefFacts, worker: string): Proposal {
  const [first] = missing
  const asked = first === undefined ? exit[0] : `${first.code} ${first.message}`
  return {
    type: typeOf(
      open.map(({ name }) => name),
      spec.text,
    ),
    description: `work of ${worker} on ${step.id}`,
    why: `the exit of ${step.id} asks for this: ${asked ?? 'the next increment'}`,
    change: '',
    covers: [],
    stepComplete: false,
  }
}

/** While the spec is open, work is on the spec. */
function typeOf(open: readonly string[], spec: string): string {
  return open.includes('spec') || spec === '' ? 'spec' : 'feat'
}
