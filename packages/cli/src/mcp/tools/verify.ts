import { z } from 'zod'
import { verifyCommand } from '../../commands/verify.ts'
import { mcpTool } from '../tool.ts'

export const verifyTool = mcpTool({
  name: 'verify',
  description:
    'Judges the commits that have not landed by every rule and gate. Feedback only: nothing is signed or moved. May take minutes.',
  input: z.strictObject({ fresh: z.boolean().optional().describe('measure in a clean clone, as CI does') }),
  readOnly: true,
  call: (io, { fresh = false }) => verifyCommand.run(io, { args: [], options: { fresh, allowEmpty: true } }),
})
