// The shapes of the chain's records, as core's data model spells them.
import {
  type Approval,
  approvalKinds,
  type Condition,
  type Finding,
  gateNames,
  hostNames,
  type Isolation,
  type Judgement,
  type Position,
  type ReviewMark,
  type Signature,
  type Verdict,
  type Where,
} from '@helix/core'
import {
  anyObject,
  anyText,
  count,
  type Decoder,
  digest,
  digestOrNone,
  listOf,
  nullOr,
  objectOf,
  oid,
  oneOf,
  refName,
  text,
} from './shape.ts'

const place = objectOf<Exclude<Position, 'idle'>>({ cycle: text, step: text })
const position: Decoder<Position> = (value, at) => (value === 'idle' ? value : place(value, at))

const signature = objectOf<Signature>({ principal: text, namespace: text, armored: text })

const review = objectOf<ReviewMark>({ host: oneOf(hostNames), id: text, saw: oid })

export const approval = objectOf<Approval>(
  { kind: oneOf(approvalKinds), of: digest, by: text, why: text, until: count, review, signature: nullOr(signature) },
  ['until', 'review'],
)

const where = objectOf<Where>({ path: text, line: count, column: count, name: text }, [
  'path',
  'line',
  'column',
  'name',
])

const finding = objectOf<Finding>(
  { severity: oneOf(['error', 'warning', 'note']), code: text, message: text, where, fix: anyText },
  ['where', 'fix'],
)

const condition = objectOf<Condition>({ gate: oneOf(gateNames), of: text, asked: anyObject }, ['of'])

const verdict = objectOf<Verdict>({
  condition,
  tree: oid,
  policy: digest,
  outcome: oneOf(['pass', 'fail', 'missing']),
  measured: anyObject,
  reports: listOf(digest),
  findings: listOf(finding),
})

export const isolation = objectOf<Isolation>({
  kind: oneOf(['none', 'process', 'namespaces', 'machine']),
  detail: anyText,
})

export const judgement = objectOf<Judgement>({
  sequence: count,
  previous: nullOr(digest),
  ref: refName,
  base: oid,
  subject: objectOf<Judgement['subject']>({ commit: oid, tree: oid }),
  spec: digestOrNone,
  policy: digest,
  verifier: digest,
  isolation,
  from: position,
  to: position,
  verdicts: listOf(verdict),
  approvals: listOf(approval),
  signature: nullOr(signature),
})
