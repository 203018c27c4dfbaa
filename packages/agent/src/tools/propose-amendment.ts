import { z } from 'zod'
import { defineTool } from './tool.ts'

export const proposeAmendment = defineTool({
  name: 'propose_amendment',
  description: 'The spec itself is wrong or silent: proposes a new one for a person to approve, and ends the run.',
  input: z.strictObject({
    why: z.string().min(1).describe('what is wrong with the spec, and why it must change'),
    spec: z.string().min(1).describe('the whole new text of the spec'),
  }),
  example: '{"why": "REQ-3 contradicts REQ-5 …", "spec": "# …"}',
  run: async ({ why, spec }) => ({ ok: true, text: 'proposed', ending: { kind: 'amendment', why, spec } }),
})
