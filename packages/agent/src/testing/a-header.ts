import type { RunHeader } from '../log/entries.ts'

/** The first line of some run. */
export const header: RunHeader = {
  type: 'run', version: 1, id: '01ARYZ6S410000000000000000', helix: '0.1.0', driver: 'builtin', model: 'm', host: 'h',
  step: 'STEP[1/7] SPEC_DRAFT', spec: '', base: 'b', prompt: 'p', tools: 't',
} // prettier-ignore
