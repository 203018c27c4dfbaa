import { chainRef, helixIdentity } from '@helix/beacon'
import { type Judgement, type Oid, sha256, type Verdict } from '@helix/core'
import {
  type ChainRecord,
  encodeJudgement,
  nextLink,
  recordOf,
  signJudgement,
  type SshPrivateKey,
} from '@helix/evidence'
import type { RawRepository } from '@helix/git'

/** What a judgement is about; everything else has a truthful default. */
export type Said = Pick<Judgement, 'subject' | 'base'> & Partial<Judgement>

/** 2026-02-01T00:00:00Z */
const firstDate = 1_769_904_000

/** Writes judgements onto the branch `helix`, true or not. */
export class ChainWriter {
  readonly records: ChainRecord[] = []
  readonly #raw: RawRepository
  readonly #key: SshPrivateKey | null
  #tip: Oid | null = null

  constructor(raw: RawRepository, key: SshPrivateKey | null) {
    this.#raw = raw
    this.#key = key
  }

  /** Adds a judgement, signed where judgements are: with CI's key, or with another one. */
  add(said: Said, key = this.#key): ChainRecord {
    const unsigned: Judgement = {
      ...nextLink(this.records),
      ref: 'refs/heads/main',
      spec: sha256(''),
      policy: sha256(''),
      verifier: sha256(''),
      isolation: { kind: 'none', detail: '' },
      from: 'idle',
      to: 'idle',
      verdicts: [],
      approvals: [],
      signature: null,
      ...said,
    }
    const judgement = key === null ? unsigned : signJudgement(unsigned, key, 'ci@helix')
    const record = recordOf(judgement)
    this.records.push(record)
    const oid = this.#raw.blob(encodeJudgement(judgement))
    this.#tip = this.#raw.commit({
      tree: this.#raw.tree(new Map([['judgement.json', { mode: '100644', oid }]])),
      parents: this.#tip === null ? [] : [this.#tip],
      author: helixIdentity,
      date: firstDate + this.records.length,
      message: `judgement ${judgement.sequence}\n`,
    })
    this.#raw.setRef(chainRef, this.#tip)
    return record
  }
}

/** A verdict that passes and that nothing was read for. */
export function aVerdict(tree: Oid): Verdict {
  const condition = { gate: 'spec', asked: {} } as const
  return { condition, tree, policy: sha256(''), outcome: 'pass', measured: {}, reports: [], findings: [] }
}
