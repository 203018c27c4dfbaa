import { randomBytes } from 'node:crypto'
import { createRedactor, newRunId, openRunLog, renderStep, type RunEntry, type RunLog, unspent } from '@helix/agent'
import { canonicalJson, sha256 } from '@helix/core'
import type { Git } from '@helix/git'
import { numberOf } from '@helix/playbook'
import type { Io } from '../io.ts'
import { type Here, openHere } from '../repository/open.ts'
import { treeSpec } from '../repository/spec/tree-spec.ts'
import { helixVersion } from '../version.ts'
import { runLogPath } from '../operations/next/kept/current-run.ts'
import { storeRunLog } from '../operations/next/kept/run-log-ref.ts'

/** One connection of an agent. What it decides is written down as a run of its own, begun with the first decision. */
export interface Session {
  /** Writes a decision down and keeps the log in the repository; answers the run's id. */
  record(io: Io, decision: { decision: string; reason: string }): Promise<string>
  end(): Promise<void>
}

interface OpenRun {
  id: string
  git: Git
  log: RunLog & { close(): Promise<void> }
}

/** `client` says who is connected. */
export function openSession(client: () => string): Session {
  let run: OpenRun | null = null
  const keep = async ({ git, id, log }: OpenRun, entry: RunEntry): Promise<void> => {
    await log.write(entry)
    await storeRunLog(git, id, runLogPath(git, id))
  }
  return {
    async record(io, decision) {
      run ??= await beginRun(io, client())
      await keep(run, { type: 'decision', ...decision, by: 'agent' })
      return run.id
    },
    async end() {
      if (run === null) return
      const reason = 'the connection ended'
      await keep(run, { type: 'outcome', kind: 'stopped', reason, findings: [], spent: unspent })
      await run.log.close()
    },
  }
}

async function beginRun(io: Io, client: string): Promise<OpenRun> {
  const here = await openHere(io)
  const { git, head, standing } = here
  const id = newRunId(Date.now(), randomBytes(10))
  const spec = await treeSpec(git, head, standing.policy.spec.path)
  const log = await openRunLog(runLogPath(git, id), { now: Date.now, redact: createRedactor(io.env) })
  const nothing = sha256(canonicalJson([]))
  await log.write({
    type: 'run',
    version: 1,
    id,
    helix: helixVersion(),
    driver: 'mcp',
    model: client,
    host: '',
    step: stepOf(here),
    spec: spec.tag ?? '',
    base: head,
    prompt: nothing,
    tools: nothing,
  })
  return { id, git, log }
}

function stepOf({ standing: { policy, position } }: Here): string {
  if (position === 'idle') return 'idle'
  return renderStep({ id: position.step, number: numberOf(policy, position.step), of: policy.steps.length })
}
