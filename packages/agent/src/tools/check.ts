import { z } from 'zod'
import { renderFindings } from '../brief/findings.ts'
import { defineTool } from './tool.ts'

export const check = defineTool({
  name: 'check',
  description: 'Helix runs the gates that apply now and answers what they found.',
  input: z.strictObject({}),
  example: '{}',
  run: async (_, context) => {
    const findings = await context.check()
    const text = findings.length === 0 ? 'all gates that apply pass' : renderFindings(findings)
    return { ok: true, text, findings }
  },
})
