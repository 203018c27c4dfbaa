import type { Approval, Finding } from '@helix/core'
import { diffSpecs } from '../diff/diff-specs.ts'
import type { SpecDocument } from '../document.ts'
import { newFaults } from '../lint-spec.ts'
import { proseOf } from '../prose.ts'
import { textAround } from '../text-around.ts'
import { requirementHash } from '../requirement-hash.ts'
import { specTag } from '../spec-hash.ts'
import { type AmendedRequirement, type Amendment, amendmentDigest, amendmentWhy } from './amendment.ts'

export interface AmendmentSituation {
  /** The spec that the amendment changes, as it is now where the amendment lands. */
  before: SpecDocument
  /** The spec as the amendment leaves it. */
  after: SpecDocument
  /** Approvals that count for somebody who decides now; left out where approval is not asked yet. */
  approvals?: readonly Approval[]
}

/**
 * Whether an amendment says what it does: a compare-and-swap on the spec's hash and on the hash of each requirement that
 * it touches, every requirement that differs is listed and no other, it leaves nothing wrong in the spec that was right
 * before, and it has a reason. No findings: it does.
 */
export function checkAmendment(amendment: Amendment, situation: AmendmentSituation): Finding[] {
  return [
    ...checkBase(amendment, situation),
    ...checkResult(amendment, situation),
    ...checkListed(amendment, situation),
    ...amendment.requirements.flatMap((requirement) => checkEntry(requirement, situation)),
    ...checkSound(situation),
    ...checkWhy(amendment),
    ...checkApproval(amendment, situation),
  ]
}

/**
 * The swap's comparison. Where the spec moved on, the amendment holds as it is when each requirement that it touches is as
 * its author saw it and it changes nothing else: two such amendments do not meet.
 */
function checkBase(amendment: Amendment, situation: AmendmentSituation): Finding[] {
  const { amends, requirements } = amendment
  const { before, after } = situation
  if (amends.from === before.hash || isApart(amendment, situation)) return []
  const moved = requirements.filter(({ id, from }) => requirementHash(before, id) !== from).map(({ id }) => id)
  const around = textAround(before) === textAround(after) ? '' : ' and the amendment changes text around requirements'
  const which =
    moved.length === 0
      ? `none of its requirements changed meanwhile${around}`
      : `changed meanwhile: ${moved.join(', ')}`
  return [
    error(
      'AMEND-BASE',
      `the amendment starts from ${specTag(amends.from)}; the spec is ${specTag(before.hash)} (${which})`,
      moved.length === 0 ? 'helix amend redraft' : 'helix amend show, merge the wordings, then: helix amend redraft',
    ),
  ]
}

/** Neither its requirements nor the text around them met another amendment. */
function isApart({ requirements }: Amendment, { before, after }: AmendmentSituation): boolean {
  const fits = requirements.every(
    ({ id, from, to }) => requirementHash(before, id) === from && requirementHash(after, id) === to,
  )
  return fits && textAround(before) === textAround(after)
}

function checkResult(amendment: Amendment, situation: AmendmentSituation): Finding[] {
  const { amends } = amendment
  const { before, after } = situation
  if (amends.to === after.hash) return []
  if (amends.from !== before.hash && isApart(amendment, situation)) return []
  const message = `the amendment leads to ${specTag(amends.to)}; the spec beside it is ${specTag(after.hash)}`
  return [error('AMEND-RESULT', message, 'helix amend redraft')]
}

function checkListed({ requirements }: Amendment, { before, after }: AmendmentSituation): Finding[] {
  const { added, removed, changed } = diffSpecs(before, after)
  const listed = requirements.map(({ id }) => id)
  const unlisted = [...added, ...removed, ...changed].map(({ id }) => id).filter((id) => !listed.includes(id))
  const twice = listed.filter((id, index) => listed.indexOf(id) < index)
  return [
    ...unlisted.map((id) =>
      error('AMEND-UNLISTED', `${id} differs but the amendment does not list it`, `list ${id} under requirements`),
    ),
    ...twice.map((id) => error('AMEND-LISTED', `the amendment lists ${id} twice`, 'keep one entry')),
  ]
}

function checkEntry(entry: AmendedRequirement, { before, after }: AmendmentSituation): Finding[] {
  const { id, from, to, meaning, tests } = entry
  const findings: Finding[] = []
  const [was, is] = [requirementHash(before, id), requirementHash(after, id)]
  if (from !== was) findings.push(moved(id, 'from', from, was))
  if (to !== is) findings.push(moved(id, 'to', to, is))
  if (was !== is) return findings
  if (was === null) findings.push(error('AMEND-LISTED', `${id} is in neither spec`, `remove ${id} from requirements`))
  else if (meaning === 'changed') {
    findings.push(
      error('AMEND-MEANING', `${id} says meaning: changed, but its text is the same`, 'write meaning: same'),
    )
  } else if (tests.every(({ action }) => action === 'keep')) {
    findings.push(error('AMEND-LISTED', `${id} is listed but neither its text nor a test changes`, `remove ${id}`))
  }
  return findings
}

/** Two branches that each gave an id leave it twice when one is put onto the other; marks of a conflict may stay behind. */
function checkSound({ before, after }: AmendmentSituation): Finding[] {
  return newFaults(before, after).map(({ message, where, fix }) => {
    const line = where?.line === undefined ? '' : ` in line ${where.line}`
    const anew = fix === undefined ? '' : `: ${fix}`
    return error(
      'AMEND-SOUND',
      `the spec as the amendment leaves it is not sound${line}: ${message}`,
      `helix amend reject --why "<reason>", then amend anew${anew}`,
    )
  })
}

function checkWhy(amendment: Amendment): Finding[] {
  if (proseOf(amendmentWhy(amendment)) !== '') return []
  return [error('AMEND-WHY', 'the amendment gives no reason', 'write the reason below a heading: ## Why')]
}

function checkApproval(amendment: Amendment, { approvals }: AmendmentSituation): Finding[] {
  if (!approvals) return []
  const digest = amendmentDigest(amendment)
  if (approvals.some(({ kind, of }) => kind === 'spec' && of === digest)) return []
  return [error('AMEND-APPROVAL', `nobody approved this amendment (${digest.slice(0, 12)})`, 'helix approve amendment')]
}

function moved(id: string, side: 'from' | 'to', said: string | null, is: string | null): Finding {
  const spec = side === 'from' ? 'before' : 'after'
  return error(
    'AMEND-STALE',
    `${id}.${side} says ${spell(said)}; the spec ${spec} has ${spell(is)}`,
    'helix amend show, then: helix amend redraft',
  )
}

function spell(hash: string | null): string {
  return hash === null ? 'absent' : hash.slice(0, 12)
}

function error(code: string, message: string, fix: string): Finding {
  return { severity: 'error', code, message, fix }
}
