import { z } from 'zod'
import { statusCommand } from '../../commands/status.ts'
import { mcpTool } from '../tool.ts'

export const statusTool = mcpTool({
  name: 'status',
  description: 'Where the cycle stands, what the active step still misses, and what comes next.',
  input: z.strictObject({}),
  readOnly: true,
  call: (io) => statusCommand.run(io, { args: [], options: {} }),
})
