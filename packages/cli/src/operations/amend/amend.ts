import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { composeMessage } from '@helix/commits'
import { HelixError, type Oid } from '@helix/core'
import { sourceTestsOf } from '@helix/gates'
import { type Git, readTree, treeWith } from '@helix/git'
import {
  adrFileName,
  type Amendment,
  canonicalSpec,
  composeAmendment,
  type CoveringTest,
  diffSpecs,
  draftAmendment,
  newFaults,
  nextAdrNumber,
  parseSpec,
  type SpecDocument,
  specTag,
} from '@helix/spec'
import { dayOf } from '../../decide/in-words.ts'
import { adrFolder } from '../../decide/known-paths.ts'
import { opensSpec } from '../../decide/commit-kind.ts'
import type { Io } from '../../io.ts'
import { commitOnto } from '../../repository/commit-onto.ts'
import { localPath, removeLocal } from '../../repository/local/local-state.ts'
import { type Here, openHere } from '../../repository/open.ts'
import { specAt } from '../../repository/spec/spec-at.ts'
import { treeViewOf } from '../../repository/tree-view.ts'

export interface AmendRequest {
  why: string
  title?: string
  /** A file with the new spec; by default the spec of the working tree. */
  from?: string
  /** Requirements whose meaning stays: only their wording changes. */
  same: readonly string[]
  /** Tests (ids, or files) that may be written anew, and tests that go. */
  rewrite: readonly string[]
  drop: readonly string[]
}

/** Where a reason is kept that was written in an editor, until it is in an ADR. */
export function reasonPath(git: Git): string {
  return localPath(git, 'amend-why.md')
}

export interface Amended {
  commit: Oid
  path: string
  amendment: Amendment
}

/**
 * Commits a change of the spec (or the unfreezing of a wrong test) with the ADR that is its reason, and nothing else.
 * HelixErrors amend/no-why, amend/no-spec, amend/drafting, amend/nothing, amend/not-ready, amend/unknown-test, spec/….
 */
export async function amend(io: Io, request: AmendRequest): Promise<Amended> {
  const here = await openHere(io)
  const { git, head, standing } = here
  const { policy } = standing
  requireReason(request.why)
  const before = await requireAmendable(here)
  const text = await readNewSpec(here, request.from)
  const after = parseSpec(text)
  requireSound(before, after, policy.spec.path)
  const amendment = await draft(io, here, request, before, after)
  if (amendment.requirements.length === 0 && before.hash === after.hash) {
    throw new HelixError('amend/nothing', `${policy.spec.path} is as HEAD has it, and no test is named`, {
      hint: `edit ${policy.spec.path}, then: helix amend "<why>"; a wrong test: helix amend "<why>" --rewrite <test file>`,
    })
  }
  const path = `${adrFolder}/${adrFileName(amendment.number, amendment.title)}`
  const files = new Map([
    [path, composeAmendment(amendment)],
    [policy.spec.path, text],
  ])
  const tree = await treeWith(git, head, files)
  const commit = await commitOnto(here, { tree, message: message(here, amendment, after, request.why), files })
  await removeLocal(reasonPath(git))
  return { commit, path, amendment }
}

/** The spec of HEAD, where it is one that is amended. HelixErrors amend/drafting, amend/no-spec. */
export async function requireAmendable({ git, head, standing }: Here): Promise<SpecDocument> {
  const { policy, position } = standing
  if (opensSpec(policy, position)) {
    throw new HelixError('amend/drafting', 'the spec is open in this step; nothing has to be amended', {
      hint: `git add ${policy.spec.path} && git commit`,
    })
  }
  const before = await specAt(git, head, policy.spec.path)
  if (before !== null) return before
  throw new HelixError('amend/no-spec', `HEAD has no ${policy.spec.path} to amend`, {
    hint: 'helix next --new "<idea>"',
  })
}

function requireReason(why: string): void {
  if (why.trim() !== '') return
  throw new HelixError('amend/no-why', 'an amendment needs a reason: it becomes the ADR', {
    hint: 'helix amend "<why>"',
  })
}

/** An amendment may leave what was wrong before, and adds nothing to it. */
function requireSound(before: SpecDocument, after: SpecDocument, path: string): void {
  const findings = newFaults(before, after).map((finding) => ({ ...finding, where: { path, ...finding.where } }))
  if (findings.length === 0) return
  throw new HelixError('amend/not-ready', `${path} is not ready to be amended`, { findings, hint: 'helix spec lint' })
}

export async function readNewSpec({ git, standing }: Here, from: string | undefined): Promise<string> {
  const path = from ?? join(git.root, standing.policy.spec.path)
  try {
    return textOf(await readFile(path))
  } catch (cause) {
    if (cause instanceof HelixError) throw cause
    throw new HelixError('amend/no-spec', `${path} cannot be read`, { hint: 'name the new spec: --from <file>', cause })
  }
}

/** Strict UTF-8, otherwise as it is: line endings and a byte order mark stay. HelixError spec/not-utf8. */
function textOf(bytes: Uint8Array): string {
  canonicalSpec(bytes)
  return Buffer.from(bytes).toString('utf8')
}

async function draft(
  io: Io,
  { git, head }: Here,
  { why, title, same, rewrite, drop }: AmendRequest,
  before: SpecDocument,
  after: SpecDocument,
): Promise<Amendment> {
  const sources = sourceTestsOf(await treeViewOf(git, head))
  const tests = sources.map(({ id }) => id)
  const covering = (id: string): string[] => sources.filter(({ names }) => names.includes(id)).map((test) => test.id)
  const named = (wanted: readonly string[]) => new Set(wanted.flatMap((name) => testsNamed(name, tests)))
  const [rewritten, dropped] = [named(rewrite), named(drop)]
  const action = (test: string): CoveringTest['action'] =>
    dropped.has(test) ? 'drop' : rewritten.has(test) ? 'rewrite' : 'keep'
  const { added, removed, changed } = diffSpecs(before, after)
  const differing = [...added, ...removed, ...changed].map(({ id }) => id)
  const touched = after.requirements.filter(({ id }) => covering(id).some((test) => action(test) !== 'keep'))
  const ids = new Set([...differing, ...touched.map(({ id }) => id)])
  const affected = [...ids].map((id) => {
    const meaning = same.includes(id) || !differing.includes(id) ? ('same' as const) : ('changed' as const)
    return [id, { meaning, tests: covering(id).map((test) => ({ test, action: action(test) })) }] as const
  })
  const paths = (await readTree(git, head)).map(({ path }) => path).filter((path) => path.startsWith(`${adrFolder}/`))
  return draftAmendment({
    number: nextAdrNumber(paths),
    title: title ?? titleOf(why),
    date: dayOf(io.now()),
    why,
    before,
    after,
    affected: Object.fromEntries(affected),
  })
}

/** Tests by id, or all tests of a file. HelixError amend/unknown-test. */
function testsNamed(name: string, tests: readonly string[]): string[] {
  const found = tests.filter((id) => id === name || id.startsWith(`${name} > `))
  if (found.length > 0) return found
  throw new HelixError('amend/unknown-test', `no test is named ${name}`, {
    hint: 'name a test file, or a test as its report does',
  })
}

/** The first sentence of the reason, at most 72 characters. */
function titleOf(why: string): string {
  const sentence = why.trim().split(/(?<=[.!?])\s|\n/, 1)[0] ?? ''
  return sentence
    .replace(/[.!?]$/, '')
    .slice(0, 72)
    .trim()
}

function message({ standing }: Here, amendment: Amendment, after: SpecDocument, why: string): string {
  const breaking = amendment.requirements.some(({ meaning }) => meaning === 'changed')
  return composeMessage({
    label: standing.label,
    type: 'spec',
    breaking,
    description: amendment.title,
    why: why.trim(),
    change: amendment.requirements.map(({ id, meaning }) => `${id} (${meaning})`).join(', ') || null,
    trailers: [{ key: 'Helix-Spec', value: specTag(after.hash) }],
  })
}
