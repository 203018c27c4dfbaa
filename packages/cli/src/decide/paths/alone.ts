import type { Change, Finding, LayerName, Policy } from '@helix/core'
import { isApprovalPath } from '@helix/evidence'
import { layerOf, progressPath } from '@helix/playbook'
import { typed } from '../command-line.ts'
import { layerNames } from '../commit-kind.ts'
import { manifestPath } from '../known-paths.ts'
import type { PathRule } from './path-rule.ts'

/** A commit that changes the rules changes nothing else, so that what it lets through comes after it. */
export const policyAlone: PathRule = {
  codes: ['POLICY-ALONE'],
  check: (policy, { kind, changes }) =>
    kind === 'policy' ? judgeOnly(policy, changes, ['policy'], 'POLICY-ALONE', 'a change of the rules') : [],
}

/** What a Start brings would belong to the step that it starts. */
export const startAlone: PathRule = {
  codes: ['START-ALONE'],
  check: (policy, { kind, changes }) =>
    kind === 'start' ? judgeOnly(policy, changes, [], 'START-ALONE', 'a Start commit') : [],
}

function judgeOnly(
  policy: Policy,
  changes: readonly Change[],
  allowed: LayerName[],
  code: string,
  what: string,
): Finding[] {
  const isAllowed = (path: string): boolean =>
    allowed.length === 0 ? path === progressPath : allowed.includes(layerOf(policy, path)?.name ?? '')
  const paths = changes.map(({ path }) => path).filter((path) => !isApprovalPath(path) && path !== manifestPath)
  const others = paths.filter((path) => !isAllowed(path))
  const [first] = others
  if (first === undefined) return []
  const held = layerNames(others.map((path) => layerOf(policy, path))).join(', ')
  const more = others.length > 1 ? ` and ${others.length - 1} more` : ''
  // A Start is nothing without its own file.
  const own = allowed.length === 0 ? [] : paths.filter(isAllowed)
  const [rule] = own
  const named = rule === undefined ? '' : ` (${rule}${own.length > 1 ? ` and ${own.length - 1} more` : ''})`
  const message = `${what}${named} stands alone; this one also changes ${first}${more} (${held || 'no layer'})`
  // What is less was rather not meant to be there.
  const out = own.length > 0 && own.length < others.length ? own : others
  return [{ severity: 'error', code, message, where: { path: first }, fix: `git restore --staged ${typed(out)}` }]
}
