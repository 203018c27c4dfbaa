import type { Finding } from '@helix/core'
import { pathHistory, readBlobs } from '@helix/git'
import {
  checkAmendment,
  diffWords,
  parseSpec,
  requirementHash,
  type SpecDocument,
  specHash,
  type WordRun,
} from '@helix/spec'
import type { Io } from '../../io.ts'
import { type Here, openHere } from '../../repository/open.ts'
import { type AmendmentRecord, findAmendment, specsAround } from './records.ts'

/** One requirement that two amendments met in. */
export interface StaleRequirement {
  id: string
  /** As the author of the amendment saw it; null where it was not there, or that version is in no commit here. */
  base: string | null
  /** As it is where the amendment lands. */
  present: string | null
  /** As the amendment leaves it. */
  meant: string | null
}

export interface ShownAmendment extends AmendmentRecord {
  /** Requirement → what becomes of its words. */
  words: ReadonlyMap<string, WordRun[]>
  stale: StaleRequirement[]
  /** Why it would not land; approvals aside. */
  findings: Finding[]
}

/** An amendment with what it changes, and three ways of every requirement in which it met another one. */
export async function showAmendment(io: Io, which: string | undefined): Promise<ShownAmendment> {
  const here = await openHere(io)
  const record = await findAmendment(here, which)
  const { requirements, amends, status } = record.amendment
  // What was rejected changed nothing.
  if (status === 'rejected') return { ...record, words: new Map(), stale: [], findings: [] }
  const { before, after } = await specsAround(here, record)
  const met = requirements.filter(({ id, from }) => requirementHash(before, id) !== from)
  const base = met.length === 0 ? null : await versionOf(here, amends.from)
  return {
    ...record,
    words: new Map(requirements.map(({ id }) => [id, diffWords(textOf(before, id) ?? '', textOf(after, id) ?? '')])),
    stale: met.map(({ id }) => ({
      id,
      base: base === null ? null : textOf(base, id),
      present: textOf(before, id),
      meant: textOf(after, id),
    })),
    findings: checkAmendment(record.amendment, { before, after }),
  }
}

function textOf(spec: SpecDocument, id: string): string | null {
  return spec.requirements.find((requirement) => requirement.id === id)?.text ?? null
}

async function versionOf({ git, head, standing }: Here, hash: string): Promise<SpecDocument | null> {
  const versions = await pathHistory(git, [standing.policy.spec.path], head)
  const blobs = await readBlobs(git, versions.flatMap(({ blob }) => blob ?? [])) // prettier-ignore
  const found = [...blobs.values()].find((bytes) => specHash(bytes) === hash)
  return found === undefined ? null : parseSpec(found)
}
