import { z } from 'zod'
import { defineTool } from './tool.ts'

export const recordDecision = defineTool({
  name: 'record_decision',
  description:
    'Writes a choice and its reason into the run log, for whoever reads the history later. Changes nothing else.',
  input: z.strictObject({
    decision: z.string().min(1).max(2000).describe('what you chose, and over what'),
    why: z.string().min(1).max(4000),
  }),
  example: '{"decision": "a fold instead of a class", "why": "REQ-7 has no state"}',
  run: async ({ decision, why }) => ({ ok: true, text: 'written down', decision: { decision, reason: why } }),
})
