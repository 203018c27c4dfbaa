import { McpServer } from '@modelcontextprotocol/server'
import { HelixError } from '@helix/core'
import type { Outcome } from '../command.ts'
import type { Io } from '../io.ts'
import { styleFor } from '../render/style.ts'
import { helixVersion } from '../version.ts'
import { visible } from '../visible.ts'
import { openSession, type Session } from './session.ts'
import { cannot, type McpTool } from './tool.ts'
import { tools } from './tools/index.ts'

const instructions =
  'Helix decides by measurement whether an increment may be committed and a step is done. Call next before you work, commit with git as ' +
  'always (the message needs a line "Why: <reason>"), and verify to see what is missing. What a person must approve is theirs.'

/** The server with every tool, not yet connected, and the session that ends with its connection. */
export function mcpServer(io: Io): { server: McpServer; session: Session } {
  const server = new McpServer({ name: 'helix', version: helixVersion() }, { instructions })
  const session = openSession(() => {
    const client = server.server.getClientVersion()
    return client === undefined ? 'unknown' : `${client.name} ${client.version}`
  })
  // One call after the other: all look at one repository.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(act)
    last = turn.catch(() => {})
    return turn
  }
  const quiet: Io = {
    ...io,
    write: () => {},
    interactive: false,
    terminal: false,
    columns: 100,
    env: { ...io.env, NO_COLOR: '1' },
  }
  for (const tool of tools) {
    const { name, description, input, readOnly } = tool
    const annotations = {
      readOnlyHint: readOnly,
      destructiveHint: false,
      idempotentHint: readOnly,
      openWorldHint: false,
    }
    server.registerTool(name, { description, inputSchema: input, annotations }, (given) =>
      inTurn(() => answer(quiet, tool, given, session)),
    )
  }
  return { server, session }
}

/** What a command would print, and the same as data. What Helix cannot do is an answer, too. */
async function answer(io: Io, tool: McpTool, given: Record<string, unknown>, session: Session) {
  const outcome = await tool.call(io, given, session).catch((error: unknown) => {
    if (error instanceof HelixError) return error
    throw error
  })
  if (outcome instanceof HelixError) return { content: [text(cannot(outcome))], isError: true }
  return { content: [text(outcome.text(styleFor(io)))], structuredContent: structured(outcome) }
}

/** Clients show it on a terminal. */
function text(said: string) {
  return { type: 'text' as const, text: visible(said) }
}

function structured({ data }: Outcome): Record<string, unknown> {
  const plain: unknown = JSON.parse(JSON.stringify(data))
  return typeof plain === 'object' && plain !== null ? { ...plain } : { value: plain }
}
