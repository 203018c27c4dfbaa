import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { newRunId, readRunLog, resumeFrom, type RunRecord } from '@helix/agent'
import type { Oid } from '@helix/core'
import type { Git } from '@helix/git'
import { localPath, readLocalJson, removeLocal, writeLocal } from '../../../repository/local/local-state.ts'
import { keepAttempt } from './attempts.ts'
import { storeRunLog } from './run-log-ref.ts'
import { closeWorktree, worktreePath } from '../place/worktree.ts'

/** What a run was begun for; it is only continued for the same. */
export interface RunFacts {
  base: Oid
  step: string
  spec: string
  model: string
}

export function runLogPath(git: Git, id: string): string {
  return localPath(git, 'runs', `${id}.jsonl`)
}

/** Held by `helix next` as long as it works. */
export function nextLock(git: Git): string {
  return localPath(git, 'next.lock')
}

/** The id of the run that was killed here and can be continued, else a new one. What the old one made is kept. */
export async function currentRun(git: Git, facts: RunFacts): Promise<string> {
  const held = await readLocalJson(currentPath(git))
  if (isRun(held)) {
    const record = await recordOf(git, held.id)
    if (record !== null && 'resume' in resumeFrom(record, facts) && existsSync(worktreePath(git, held.id)))
      return held.id
    await putAway(git, held, record)
  }
  const id = newRunId(Date.now(), randomBytes(10))
  await writeLocal(currentPath(git), JSON.stringify({ id, facts }))
  return id
}

/** The id of the run that has begun here and not ended; null where there is none. */
export async function heldRun(git: Git): Promise<string | null> {
  const held = await readLocalJson(currentPath(git))
  return isRun(held) ? held.id : null
}

/** Ends a run: its log goes into the repository, its worktree goes. */
export async function endRun(git: Git, id: string): Promise<void> {
  await storeRunLog(git, id, runLogPath(git, id))
  await closeWorktree(git, id)
  await removeLocal(currentPath(git))
}

/** A worktree without a log was never made to the end: there is nothing of the agent's in it. */
async function putAway(git: Git, { id, facts }: CurrentRun, record: RunRecord | null): Promise<void> {
  if (record !== null && record.header !== null) {
    if (existsSync(worktreePath(git, id))) await keepAttempt(git, id, facts.base)
    await storeRunLog(git, id, runLogPath(git, id))
  }
  await closeWorktree(git, id)
}

async function recordOf(git: Git, id: string): Promise<RunRecord | null> {
  const path = runLogPath(git, id)
  return existsSync(path) ? readRunLog(await readFile(path)) : null
}

interface CurrentRun {
  id: string
  facts: RunFacts
}

function currentPath(git: Git): string {
  return localPath(git, 'run.json')
}

/** Only `currentRun` writes this file. */
function isRun(value: unknown): value is CurrentRun {
  return typeof value === 'object' && value !== null && 'id' in value && 'facts' in value
}
