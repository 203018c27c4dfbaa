import { HelixError, nearest, type Oid } from '@helix/core'
import {
  requirementsIn,
  type SourceTest,
  sourceTestsOf,
  suggestLinks,
  type Suggestion,
  type Trace,
  traceRequirements,
} from '@helix/gates'
import { type CommitText, commitTexts, type Git } from '@helix/git'
import type { SpecDocument } from '@helix/spec'
import type { Io } from '../../io.ts'
import { candidateSituation } from '../../measuring/situation.ts'
import { closedDraft, suspectsOf } from '../../measuring/evidence/suspects.ts'
import { type Here, openHere } from '../../repository/open.ts'
import { noSpec } from '../../repository/spec/no-spec.ts'
import { specAt } from '../../repository/spec/spec-at.ts'
import { treeViewOf } from '../../repository/tree-view.ts'

export interface TracedSpec {
  path: string
  spec: SpecDocument
  head: Oid
  trace: Trace<SourceTest>
  /** Requirement → commits that name it, newest first. */
  commits: ReadonlyMap<string, CommitText[]>
  /** Requirement → numbers of the judgements that found it covered, of this text of the spec. */
  judgements: ReadonlyMap<string, number[]>
  /** null: not asked for. */
  suggestions: Suggestion[] | null
}

export interface TraceRequest {
  /** One requirement; all without. */
  requirement: string | undefined
  suggest: boolean
}

/** Requirement → tests → commits → judgements, as HEAD has them. HelixErrors spec/no-file, spec/unknown-requirement. */
export async function traceSpec(io: Io, { requirement, suggest }: TraceRequest): Promise<TracedSpec> {
  const here = await openHere(io)
  const { git, head, standing } = here
  const { path } = standing.policy.spec
  const spec = await specAt(git, head, path)
  if (spec === null) throw noSpec('spec/no-file', here)
  if (requirement !== undefined) requireKnown(spec, requirement)
  const view = await treeViewOf(git, head)
  const tests = sourceTestsOf(view)
  const suspects = await suspectsOf(
    git,
    { path, from: closedDraft(candidateSituation(standing, head, false)), to: head },
    spec,
    view,
  )
  const asked = ({ id }: { id: string }): boolean => requirement === undefined || id === requirement
  const whole = traceRequirements(spec.requirements, tests, suspects)
  const trace: Trace<SourceTest> = {
    requirements: whole.requirements.filter(asked),
    orphans: requirement === undefined ? whole.orphans : [],
  }
  const commits = await commitsByRequirement(git, head, suggest)
  return {
    path,
    spec,
    head,
    trace,
    commits,
    judgements: judgementsByRequirement(here, spec),
    suggestions: suggest ? suggestionsFor(trace, spec, tests, commits) : null,
  }
}

function requireKnown({ requirements }: SpecDocument, id: string): void {
  const known = requirements.map((one) => one.id)
  if (known.includes(id)) return
  const meant = nearest(id, known)
  throw new HelixError('spec/unknown-requirement', `the spec has no requirement ${id}`, {
    hint: meant === undefined ? 'helix spec trace' : `helix spec trace ${meant}`,
  })
}

async function commitsByRequirement(git: Git, to: Oid, paths: boolean): Promise<Map<string, CommitText[]>> {
  const found = new Map<string, CommitText[]>()
  for await (const text of commitTexts(git, { to, holding: 'REQ-', paths })) {
    for (const id of requirementsIn(text.message)) {
      const known = found.get(id)
      if (known === undefined) found.set(id, [text])
      else known.push(text)
    }
  }
  return found
}

function judgementsByRequirement({ standing }: Here, spec: SpecDocument): Map<string, number[]> {
  const found = new Map<string, number[]>(spec.requirements.map(({ id }) => [id, []]))
  for (const { judgement } of standing.chain) {
    if (judgement.spec !== spec.hash) continue
    const traces = judgement.verdicts.filter(({ condition }) => condition.gate === 'trace')
    for (const { outcome, measured } of traces) {
      const uncovered = Array.isArray(measured['uncovered']) ? measured['uncovered'] : null
      if (outcome === 'missing' || uncovered === null) continue
      for (const [id, numbers] of found) {
        if (!uncovered.includes(id) && numbers.at(-1) !== judgement.sequence) numbers.push(judgement.sequence)
      }
    }
  }
  return found
}

function suggestionsFor(
  { requirements }: Trace<SourceTest>,
  spec: SpecDocument,
  tests: readonly SourceTest[],
  commits: ReadonlyMap<string, CommitText[]>,
): Suggestion[] {
  const bodies = new Map(spec.requirements.map(({ id, body }) => [id, body]))
  const described = requirements.map((one) => ({ ...one, body: bodies.get(one.id) ?? '' }))
  const touched = new Map([...commits].map(([id, texts]) => [id, new Set(texts.flatMap(({ paths }) => paths))]))
  return suggestLinks(described, tests, touched)
}
