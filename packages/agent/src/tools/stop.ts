import { z } from 'zod'
import { defineTool } from './tool.ts'

export const stop = defineTool({
  name: 'stop',
  description: 'Ends the run without a commit when you cannot go on. Say honestly what is in the way.',
  input: z.strictObject({ reason: z.string().min(1) }),
  example: '{"reason": "REQ-4 needs a service that is not described anywhere."}',
  run: async ({ reason }) => ({
    ok: true,
    text: 'stopped',
    ending: { kind: 'stopped', code: 'agent/gave-up', reason, findings: [] },
  }),
})
