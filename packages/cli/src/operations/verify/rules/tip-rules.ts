// What only the newest commit can be asked: whether what came since the base fits beside what is there.
import type { Change } from '@helix/core'
import { findCollisions, foldPath, readTree } from '@helix/git'
import { adrNumber, checkAdrNumbers } from '@helix/spec'
import type { Standing } from '../../../repository/standing/standing.ts'
import { type CommitRule, isTip } from './commit-rule.ts'

/** Paths of the tip that are one on some systems, as far as commits since the base brought them. */
export const collisions: CommitRule = {
  codes: ['TREE-COLLISION'],
  concerns: isTip,
  async check(git, { standing, stand }) {
    const brought = broughtIn(standing).filter(({ after }) => after !== null)
    if (brought.length === 0) return []
    const files = await readTree(git, stand.increment.tree)
    const found = findCollisions(files.map(({ path }) => path))
    if (found.length === 0) return []
    const known = new Set(brought.flatMap(({ path }) => spellings(path)))
    return found.filter(({ where }) => known.has(foldPath(where?.path ?? '')))
  },
}

/** Two branches may have given their decisions the same number; who lands later takes another one. */
export const adrNumbers: CommitRule = {
  codes: ['AMEND-NUMBER'],
  concerns: isTip,
  async check(git, { standing, stand }) {
    const brought = new Set(broughtIn(standing).map(({ path }) => numberOf(path)))
    if (brought.size === 0 || (brought.size === 1 && brought.has(null))) return []
    const files = await readTree(git, stand.increment.tree)
    const paths = files.map(({ path }) => path).filter((path) => numberOf(path) !== null)
    return checkAdrNumbers(paths).filter(({ where }) => brought.has(numberOf(where?.path ?? '')))
  },
}

/** Other folders may number their files as they like. */
function numberOf(path: string): number | null {
  return path.startsWith('docs/adr/') ? adrNumber(path) : null
}

const broughtBy = new WeakMap<Standing, readonly Change[]>()

/** What commits since the base changed where nothing was before. */
function broughtIn(standing: Standing): readonly Change[] {
  const held = broughtBy.get(standing)
  if (held !== undefined) return held
  const brought: Change[] = []
  for (const { increment } of standing.stands) {
    for (const change of increment.changes) if (change.before === null) brought.push(change)
  }
  broughtBy.set(standing, brought)
  return brought
}

/** A path and its folders, as systems that ignore case and Unicode form take them. */
function spellings(path: string): string[] {
  const names = foldPath(path).split('/')
  return names.map((_, index) => names.slice(0, index + 1).join('/'))
}
