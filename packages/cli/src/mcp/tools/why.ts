import { z } from 'zod'
import { whyCommand } from '../../commands/why.ts'
import { mcpTool } from '../tool.ts'

export const whyTool = mcpTool({
  name: 'why',
  description: 'Explains the code of a finding or an error: the rule, its reason, the honest way past it.',
  input: z.strictObject({ code: z.string().describe('MSG-WHY, git/not-a-repo') }),
  readOnly: true,
  call: (io, { code }) => whyCommand.run(io, { args: [code], options: {} }),
})
