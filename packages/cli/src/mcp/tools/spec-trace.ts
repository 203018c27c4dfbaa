import { z } from 'zod'
import { specCommand } from '../../commands/spec.ts'
import { mcpTool } from '../tool.ts'

export const specTraceTool = mcpTool({
  name: 'spec_trace',
  description:
    'Requirement → tests → commits → judgements: what is covered, uncovered or suspect. One requirement, or all.',
  input: z.strictObject({ requirement: z.string().optional().describe('REQ-7') }),
  readOnly: true,
  call: (io, { requirement = [] }) => specCommand.run(io, { args: ['trace'].concat(requirement), options: {} }),
})
