import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Finding } from '@helix/core'
import { type ModelServer, type ScriptedCall, type Script, startModelServer, temporaryFolder } from '@helix/testkit'
import { onTestFinished } from 'vitest'
import { builtinDriver } from '../driver/loop.ts'
import type { BuiltinOptions } from '../driver/run.ts'
import type { Assignment, Proposal, RunEvent, RunOutcome, RunPorts } from '../driver/port.ts'
import { createRedactor } from '../log/redact.ts'
import { memoryRunLog } from '../log/write.ts'
import { type ClientOptions, openaiClient } from '../model/openai-client.ts'
import { anAssignment } from './an-assignment.ts'
import { outside } from './outside.ts'

export interface Setup {
  files?: Record<string, string>
  assignment?: Partial<Assignment>
  ports?: Partial<RunPorts>
  mayWrite?: (path: string) => Finding | null
  /** Findings of each `check` in turn; then []. */
  checks?: Finding[][]
  /** Findings of each `finish` in turn; then [] (accepted). */
  judged?: Finding[][]
  client?: ClientOptions
  driver?: Partial<BuiltinOptions>
}

export interface Ran {
  outcome: RunOutcome
  server: ModelServer
  root: string
  log: string
  events: RunEvent[]
  proposals: Proposal[]
  read: (path: string) => string
}

/** Quick enough for tests; the defaults are minutes. */
const impatient: ClientOptions = { firstByte: 2000, idle: 1000, pause: 1 }

/** Runs the built-in agent in a temporary worktree against a scripted server over real HTTP. */
export async function runAgent(script: Script, setup: Setup = {}): Promise<Ran> {
  const server = await startModelServer(script)
  onTestFinished(() => server.close())
  const root = temporaryFolder()
  for (const [path, text] of Object.entries(setup.files ?? {})) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const log = memoryRunLog({ now: () => 0, redact: createRedactor({}) })
  const events: RunEvent[] = []
  const proposals: Proposal[] = []
  const checks = [...(setup.checks ?? [])]
  const judged = [...(setup.judged ?? [])]
  const model = openaiClient(
    { model: 'scripted', baseUrl: server.baseUrl, apiKey: 'none' },
    { ...impatient, ...setup.client },
  )
  const driver = builtinDriver({ model, now: () => Date.now(), helix: '0.1.0', ...setup.driver })
  const outcome = await driver.run(
    { ...anAssignment, ...setup.assignment },
    {
      workspace: { root, mayWrite: setup.mayWrite ?? (() => null) },
      check: async () => checks.shift() ?? [],
      finished: async (proposal) => {
        proposals.push(proposal)
        return judged.shift() ?? []
      },
      tree: async () => 'tree',
      log,
      ...outside,
      onEvent: (event) => events.push(event),
      ...setup.ports,
    },
  )
  const read = (path: string): string => readFileSync(join(root, path), 'utf8')
  return { outcome, server, root, log: log.text(), events, proposals, read }
}

export function calls(...given: ScriptedCall[]): { calls: ScriptedCall[] } {
  return { calls: given }
}

export const finishing = calls({
  name: 'finish',
  arguments: { type: 'feat', description: 'add it', why: 'REQ-1 asks for it', change: 'a function' },
})

/** What the last tool results of the server's request number `at` say. */
export function results(server: ModelServer, at: number): string[] {
  const messages = server.requests[at]?.messages ?? []
  const answered = messages.findLastIndex(({ role }) => role === 'assistant')
  return messages.slice(answered + 1).map(({ content }) => content ?? '')
}

export function aFinding(code: string): Finding {
  return { severity: 'error', code, message: `${code} is not met`, where: { path: 'src/a.ts', line: 3 } }
}
