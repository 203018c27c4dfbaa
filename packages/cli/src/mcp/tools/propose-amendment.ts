import { randomBytes } from 'node:crypto'
import { newRunId } from '@helix/agent'
import { shellWord } from '@helix/core'
import { z } from 'zod'
import { keepAmendment } from '../../operations/next/kept/keep-amendment.ts'
import { openHere } from '../../repository/open.ts'
import { mcpTool } from '../tool.ts'

export const proposeAmendmentTool = mcpTool({
  name: 'propose_amendment',
  description: 'The spec is wrong or silent: keeps a new text of it for a person to look at. Changes nothing.',
  input: z.strictObject({ why: z.string().min(1).max(4000), spec: z.string().min(1).describe('the whole new text') }),
  readOnly: false,
  async call(io, { why, spec }) {
    const path = await keepAmendment(await openHere(io), newRunId(Date.now(), randomBytes(10)), spec)
    // A person pastes it: nothing in it may be run by the shell.
    const said = /[$`\\!]/.test(why) ? shellWord(why) : JSON.stringify(why)
    const command = `helix amend --from ${shellWord(path)} ${said}`
    const told = `kept; a person decides: ${command}\n`
    return { exit: 0, data: { ok: true, path, command }, text: () => told }
  },
})
