import { z } from 'zod'
import { mcpTool } from '../tool.ts'

export const recordDecisionTool = mcpTool({
  name: 'record_decision',
  description: 'Writes a choice and its reason into the run log, for whoever reads the history later.',
  input: z.strictObject({ decision: z.string().min(1).max(2000), why: z.string().min(1).max(4000) }),
  readOnly: false,
  async call(io, { decision, why }, session) {
    const run = await session.record(io, { decision, reason: why })
    return { exit: 0, data: { ok: true, run }, text: () => `recorded in run ${run}: helix log ${run}\n` }
  },
})
