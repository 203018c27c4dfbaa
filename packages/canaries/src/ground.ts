import { progressPath, renderProgress } from '@helix/beacon'
import type { Approval, Figure, Oid, Policy, Position } from '@helix/core'
import { approvalPath, encodeApproval, signApproval } from '@helix/evidence'
import { type RawFile, RawRepository } from '@helix/git'
import { compilePolicy, layerDigest, parsePlaybook, playbookPath } from '@helix/playbook'
import { ChainWriter } from './chain-writer.ts'
import { aKey } from './keys.ts'
import { anna, ben, type Changes, historyOf, type Person, signersFor, signersPath } from './history.ts'
import { files, playbookFor } from './product.ts'
import type { Stage } from './stage.ts'

export interface CommitHow {
  author?: Person
  /** The commit before it by default. */
  parents?: readonly Oid[]
  encoding?: string
  /** Seconds since the epoch; a minute after the one before it by default. */
  date?: number
}

/** 2026-01-01T00:00:00Z; each commit is made a minute after the one before it. */
const firstDate = 1_767_225_600

/** A repository in which canaries are made, and where its branch main stands. */
export class Ground {
  readonly raw: RawRepository
  readonly chain: ChainWriter
  /** Commits of branches in the order in which they were made. */
  readonly made: Oid[] = []
  /** The folder in which `verify` is called. */
  cwd: string
  /** What `verify` is told by its environment. */
  readonly env: Record<string, string> = {}
  readonly keys = { ci: aKey(), anna: aKey(), ben: aKey() }
  readonly playbook: string
  tip: Oid = ''
  readonly #signed: boolean
  readonly #trees = new Map<Oid, ReadonlyMap<string, RawFile>>()
  #count = 0

  constructor(folder: string, node: string, stage: Stage) {
    this.raw = new RawRepository(folder)
    this.cwd = folder
    this.#signed = stage === 'signed'
    this.playbook = playbookFor(node, this.#signed ? 'ssh' : 'none')
    this.chain = new ChainWriter(this.raw, this.#signed ? this.keys.ci : null)
    const adopted = { ...files, [playbookPath]: this.playbook, [progressPath]: this.shown('idle') }
    this.commit('build: adopt Helix\n', this.#signed ? { ...adopted, [signersPath]: signersFor(this.keys) } : adopted)
    for (const { message, changes } of historyOf(stage, (position) => this.shown(position)))
      this.commit(message, changes)
  }

  /** Writes a commit on top of the tip, with exactly these bytes as its message, and moves main to it. */
  commit(message: string | Uint8Array, changes: Changes = {}, how: CommitHow = {}): Oid {
    const parents = how.parents ?? (this.tip === '' ? [] : [this.tip])
    const held = this.#with(parents[0] ?? '', changes)
    const { author = anna, encoding, date = firstDate + 60 * this.made.length } = how
    const tree = this.raw.tree(held)
    const oid = this.raw.commit({ tree, parents, author, date, message, ...(encoding !== undefined && { encoding }) })
    this.#trees.set(oid, held)
    this.made.push(oid)
    this.goTo(oid)
    return oid
  }

  /** Moves main; what was made stays. */
  goTo(oid: Oid): this {
    this.tip = oid
    this.raw.setRef('refs/heads/main', oid)
    return this
  }

  /** Adds an approval in a commit of its own, signed where approvals are; by Ben by default, who wrote nothing. */
  approve(said: Pick<Approval, 'kind' | 'of'> & Partial<Approval>, trailers = ''): Approval {
    const { by = ben.email } = said
    const unsigned: Approval = { by, why: 'read', signature: null, ...said }
    const approval = this.#signed ? signApproval(unsigned, by === ben.email ? this.keys.ben : this.keys.anna) : unsigned
    const author = by === ben.email ? ben : anna
    this.commit(`policy: approve\n\nWhy: read.\n${trailers && `\n${trailers}\n`}`, fileOf(approval), { author })
    return approval
  }

  /** The files of a commit; of the tip by default. */
  files(oid = this.tip): ReadonlyMap<string, RawFile> {
    return this.#trees.get(oid) ?? new Map<string, RawFile>()
  }

  tree(oid = this.tip): Oid {
    return this.raw.tree(this.files(oid))
  }

  /** A path that nothing has yet. */
  fresh(folder: string, extension = 'js'): string {
    return `${folder}/part-${++this.#count}.${extension}`
  }

  /** The digest of one layer's files at a commit. */
  layer(name: string, oid = this.tip): string {
    const entries = [...this.files(oid)].map(([path, file]) => ({ path, ...file }))
    return layerDigest(this.policy(), name, entries)
  }

  /** What the playbook says; its digest is left out. */
  policy(): Policy {
    return compilePolicy(parsePlaybook(this.playbook, playbookPath), { digest: '', signers: [] })
  }

  /** `progress.json` as a Start or Done writes it. */
  shown(position: Position): string {
    return renderProgress(this.policy().steps, position)
  }

  /** As if these figures had been measured in this clone, for the tree of the tip with these changes. */
  measured(changes: Changes, figures: readonly (Figure & { passed: number })[]): void {
    const tree = this.raw.tree(this.#with(this.tip, changes))
    const policy = this.layer('policy')
    const verdicts = figures.map(({ name, passed }) => ({
      condition: { gate: 'tests', of: name, asked: {} },
      tree,
      policy,
      outcome: 'pass',
      measured: { passed },
      reports: [],
      findings: [],
    }))
    this.raw.write(`helix/verdicts/${tree}-${policy.slice(0, 16)}.json`, JSON.stringify({ verdicts }))
  }

  #with(commit: Oid, changes: Changes): Map<string, RawFile> {
    const held = new Map(this.#trees.get(commit))
    for (const [path, content] of Object.entries(changes)) {
      if (content === null) held.delete(path)
      else if (typeof content === 'string' || content instanceof Uint8Array)
        held.set(path, { mode: '100644', oid: this.raw.blob(content) })
      else held.set(path, content)
    }
    return held
  }
}

export function fileOf(approval: Approval): Changes {
  return { [approvalPath(approval)]: encodeApproval(approval) }
}
