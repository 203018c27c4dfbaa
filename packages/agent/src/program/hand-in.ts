import { join } from 'node:path'
import { type Finding, parseJson } from '@helix/core'
import { removeFolder } from '@helix/process'
import { z } from 'zod'
import type { Proposal } from '../driver/port.ts'
import { readText } from '../tools/read-text.ts'
import { handInPath } from './hand-in-words.ts'

const proposalSchema = z.strictObject({
  type: z.string().min(1).exactOptional(),
  scope: z.string().min(1).exactOptional(),
  description: z.string().min(1).exactOptional(),
  why: z.string().min(1).exactOptional(),
  change: z.string().exactOptional(),
  covers: z.array(z.string()).exactOptional(),
  step_complete: z.boolean().exactOptional(),
})

const handInSchema = z.union([
  z.strictObject({ stop: z.string().min(1) }),
  z.strictObject({ amendment: z.strictObject({ why: z.string().min(1), spec: z.string().min(1) }) }),
  proposalSchema,
])

/** What a program hands in beside its changes. */
export type HandIn =
  | { kind: 'proposal'; said: Partial<Proposal> }
  | { kind: 'amendment'; why: string; spec: string }
  | { kind: 'stop'; reason: string }
  | { kind: 'wrong'; finding: Finding }

/** Reads what a program handed in and takes the file out of the worktree, so that it is no part of the change. */
export async function takeHandIn(root: string): Promise<HandIn> {
  const read = await readText(root, handInPath)
  await removeFolder(join(root, handInPath))
  if ('ok' in read) return { kind: 'proposal', said: {} }
  const parsed = handInSchema.safeParse(parseJson(read.text))
  if (!parsed.success) return { kind: 'wrong', finding: misshapen }
  const given = parsed.data
  if ('stop' in given) return { kind: 'stop', reason: given.stop }
  if ('amendment' in given) return { kind: 'amendment', ...given.amendment }
  const { step_complete: stepComplete, ...said } = given
  return { kind: 'proposal', said: { ...said, ...(stepComplete !== undefined && { stepComplete }) } }
}

const misshapen: Finding = {
  severity: 'error',
  code: 'AGENT-HANDIN',
  message: `${handInPath} is not of the form that the brief shows`,
  where: { path: handInPath },
  fix: 'Write the form that the brief shows, or leave the file out.',
}
