import { z } from 'zod'
import { briefCommand } from '../../commands/brief.ts'
import { mcpTool } from '../tool.ts'

export const nextTool = mcpTool({
  name: 'next',
  description:
    'The brief of the next increment: goal, open and closed paths, requirements, findings. Read it before you change a file.',
  input: z.strictObject({}),
  readOnly: true,
  call: (io) => briefCommand.run(io, { args: [], options: { format: 'markdown' } }),
})
