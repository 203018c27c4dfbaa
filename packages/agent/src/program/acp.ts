import { PassThrough, Writable } from 'node:stream'
import type { AgentDriver, Assignment, RunPorts } from '../driver/port.ts'
import type { Spent } from '../model/usage.ts'
import { answerFor } from './acp-permission.ts'
import { readFor, writeFor } from './acp-files.ts'
import { endedOf, mostOutput, programDriver } from './program-driver.ts'
import type { ProgramOptions } from './program-options.ts'
import type { ProgramExit, Starter } from './rounds.ts'
import { prepareStart, shownFacts } from './start-facts.ts'

/**
 * Any program that speaks the Agent Client Protocol (version 1, over its standard streams) as the agent: one session and one
 * prompt a round, files through Helix, judged by its changes. Without words for ACP the run stops with agent/no-program.
 */
export function acpDriver(options: ProgramOptions): AgentDriver {
  return programDriver('acp', options, starterOf)
}

function starterOf(assignment: Assignment, ports: RunPorts, options: ProgramOptions): Starter {
  const { program, idle, helix } = options
  const worktree = ports.workspace.root
  const argv = program.acp?.(shownFacts(assignment, worktree, options)) ?? []
  const start = async (brief: string, spent: Spent, signal: AbortSignal): Promise<ProgramExit> => {
    if (argv.length === 0) return { ended: 'missing', code: null, output: '', milliseconds: 0 }
    const { env, timeout } = await prepareStart(assignment, { worktree, brief, spent }, options)
    const said = saidSoFar()
    const input = new PassThrough()
    const output = outputStream()
    const done = new AbortController()
    const running = ports.enclosure.run({
      argv,
      cwd: worktree,
      env,
      timeout,
      idleTimeout: idle,
      signal: AbortSignal.any([signal, done.signal]),
      maxBuffer: mostOutput,
      input,
      onOutput: output.add,
    })
    const talk = converse({ ports, said, brief, helix, input, output: output.stream })
    // A program that ends before it has answered breaks its connection: how it ended is then the reason.
    const [broken, exit] = await Promise.all([
      talk
        .then(
          () => null,
          (error: unknown) => ({
            words: wordsOf(error),
            isTold: isTold(error),
          }),
        )
        .finally(() => done.abort()),
      running.finally(output.end),
    ])
    const { code, durationMs: milliseconds, stderr } = exit
    const words = [said.text(), broken?.words ?? '', stderr].filter((text) => text !== '').join('\n')
    const ended =
      signal.aborted || exit.timedOut || exit.missing ? endedOf(exit, timeout) : broken === null ? 'exited' : 'failed'
    return { ended, code, output: words, milliseconds, ...(broken?.isTold && { why: broken.words }) }
  }
  return { argv, start }
}

interface Conversation {
  ports: RunPorts
  said: ReturnType<typeof saidSoFar>
  brief: string
  helix: string
  input: PassThrough
  output: ReadableStream<Uint8Array>
}

/** Opens a session, says the brief, and waits for the end of the turn. Why it ended decides nothing. */
async function converse({ ports, said, brief, helix, input, output }: Conversation): Promise<void> {
  // Loaded for who speaks it, not with every command.
  const { ClientApp, ndJsonStream, PROTOCOL_VERSION } = await import('@agentclientprotocol/sdk')
  const client = new ClientApp({ name: 'helix' })
    .onRequest('session/request_permission', async ({ params }) => {
      const answer = answerFor(params)
      await ports.log.write({
        type: 'decision',
        decision: `permission ${answer.granted ? 'given' : 'refused'}`,
        reason: answer.reason,
      })
      return answer.response
    })
    .onRequest('fs/read_text_file', ({ params }) => readFor(ports.workspace, params))
    .onRequest('fs/write_text_file', ({ params }) => writeFor(ports.workspace, params))
    .onNotification('session/update', ({ params: { update } }) => {
      if (update.sessionUpdate !== 'agent_message_chunk' || update.content.type !== 'text') return
      said.add(update.content.text)
      ports.onEvent?.({ kind: 'heard', text: update.content.text })
    })
  const connection = client.connect(ndJsonStream(Writable.toWeb(input), output))
  try {
    const { agent } = connection
    const { authMethods = [] } = await agent.request('initialize', {
      protocolVersion: PROTOCOL_VERSION,
      // What it reads it finds by itself: of an error that says "not there" some make a failure of their own (Gemini CLI 0.61).
      clientCapabilities: { fs: { readTextFile: false, writeTextFile: true }, terminal: false },
      clientInfo: { name: 'helix', version: helix },
    })
    const open = () => agent.request('session/new', { cwd: ports.workspace.root, mcpServers: [] })
    const { sessionId } = await open().catch(async (error: unknown) => {
      const key = authMethods.find(({ id }) => /\bapi[-_]?key\b/i.test(id))
      if (key === undefined || !isAskingIn(error)) throw error
      await agent.request('authenticate', { methodId: key.id })
      return open()
    })
    await agent.request('session/prompt', { sessionId, prompt: [{ type: 'text', text: brief }] })
  } finally {
    connection.close()
  }
}

/** An error's message, and what the protocol lets an agent say beside it (Qwen Code: nothing else tells why). */
function wordsOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : undefined
  const details = typeof data === 'object' && data !== null && 'details' in data ? data.details : data
  return typeof details === 'string' && !message.includes(details) ? `${message}: ${details}` : message
}

/** Whether the agent itself answered with an error of the protocol; else the connection broke. */
function isTold(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number'
}

/** Whether an agent opens no session before it knows which of its keys to use (codex-acp): its environment holds them. */
function isAskingIn(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === -32_000
}

/** What the agent says, the end of it. */
function saidSoFar() {
  let text = ''
  return {
    add: (piece: string) => {
      text = (text + piece).slice(-mostOutput)
    },
    text: () => text,
  }
}

/** Bytes that come by callback, as a stream that ends. */
function outputStream() {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const stream = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given
    },
    cancel: () => {
      controller = null
    },
  })
  return {
    stream,
    add: (piece: Uint8Array) => controller?.enqueue(piece),
    end: () => {
      controller?.close()
      controller = null
    },
  }
}
