import { z } from 'zod'
import { renderFindings } from '../brief/findings.ts'
import type { Proposal } from '../driver/port.ts'
import { defineTool } from './tool.ts'

export const finish = defineTool({
  name: 'finish',
  description:
    'Proposes the work as one commit. Helix judges it: either the run ends, or you get the findings and go on. ' +
    'Set step_complete when the exit of the step is met.',
  input: z.strictObject({
    type: z.string().min(1).describe('Conventional Commits type: feat, fix, test, refactor, perf, docs …'),
    scope: z.string().min(1).optional().describe('part of the product, one word'),
    description: z.string().min(1).describe('header of the commit, imperative, without a period'),
    why: z.string().min(1).describe('the reason for the change; names requirements'),
    change: z
      .string()
      .describe('what was changed, in one or two sentences; where it is empty, the commit names the files'),
    covers: z.array(z.string()).optional().describe('requirements that tests of this commit cover: ["REQ-7"]'),
    step_complete: z.boolean().optional(),
  }),
  example:
    '{"type": "feat", "scope": "cart", "description": "apply percentage discounts", "why": "REQ-7 asks for percentage ' +
    'discounts; only fixed ones existed.", "change": "Discount becomes a sum type.", "covers": ["REQ-7"], "step_complete": false}',
  run: async ({ type, scope, description, why, change, covers = [], step_complete: stepComplete = false }, context) => {
    const proposal: Proposal = {
      type,
      description,
      why,
      change,
      covers,
      stepComplete,
      ...(scope === undefined ? {} : { scope }),
    }
    const findings = await context.finished(proposal)
    if (findings.length === 0) return { ok: true, text: 'accepted', findings, ending: { kind: 'increment', proposal } }
    return { ok: false, text: `not accepted\n${renderFindings(findings)}`, findings }
  },
})
