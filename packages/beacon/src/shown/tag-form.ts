import { HelixError, type Oid, type Position } from '@helix/core'
import { type Git, listRefs, readRef, updateRef } from '@helix/git'
import type { BeaconForm } from './shown-form.ts'

const prefix = 'refs/tags/helix/'

/**
 * The position as a tag at the commit that reached it: `helix/checkout-discounts/DOMAIN_LOGIC@3fa9c1d2e4b7`, or
 * `helix/idle@…`. CI pushes them. HelixError `beacon/tag-torn` for two at one commit, a name of another form, or a tag
 * that lies elsewhere than its name says.
 */
export function tagForm(git: Git): BeaconForm {
  return {
    name: 'tag',
    files: () => new Map(),
    show: async (position, commit) => {
      const ref = tagRef(position, commit)
      if (await updateRef(git, ref, commit, null)) return
      const found = await readRef(git, ref)
      if (found !== commit) throw torn([ref], `lies at ${found?.slice(0, 12)}, not at ${commit.slice(0, 12)}`)
    },
    read: async (commit) => {
      const refs = [...(await listRefs(git, prefix))].filter(([ref, at]) => at === commit || namesCommit(ref, commit))
      const [first, second] = refs
      if (first === undefined) return null
      if (second !== undefined) throw torn([first[0], second[0]], `both claim ${commit.slice(0, 12)}`)
      return readTag(first[0], first[1], commit)
    },
  }
}

/** One tag below `helix/`. */
export interface TagClaim {
  /** As git prints it: `helix/checkout-discounts/DOMAIN_LOGIC@3fa9c1d2e4b7`. */
  name: string
  /** Where it lies. */
  at: Oid
  /** What it claims about that commit; null for a name that Helix does not give to a tag there. */
  claimed: Position | null
}

/** Every tag below `helix/`, whoever made it. */
export async function readTags(git: Git): Promise<TagClaim[]> {
  return [...(await listRefs(git, prefix))].map(([ref, at]) => {
    const claimed = namesCommit(ref, at) ? positionOf(ref) : null
    return { name: ref.slice('refs/tags/'.length), at, claimed }
  })
}

/** The full name of the tag that shows a position. */
export function tagRef(position: Position, commit: Oid): string {
  const name = position === 'idle' ? 'idle' : `${position.cycle}/${position.step}`
  return `${prefix}${name}@${commit.slice(0, 12)}`
}

function namesCommit(ref: string, commit: Oid): boolean {
  return ref.endsWith(`@${commit.slice(0, 12)}`)
}

function readTag(ref: string, at: Oid, commit: Oid): Position {
  if (at !== commit || !namesCommit(ref, commit)) throw torn([ref], `lies at ${at.slice(0, 12)}`)
  const position = positionOf(ref)
  if (position === null) throw torn([ref], 'has a name that Helix does not give')
  return position
}

function positionOf(ref: string): Position | null {
  const [, idle, cycle, step] = /^(?:(idle)|([^/@]+)\/([^/@]+))@[0-9a-f]{12}$/.exec(ref.slice(prefix.length)) ?? []
  if (idle !== undefined) return 'idle'
  return cycle === undefined || step === undefined ? null : { cycle, step }
}

function torn(refs: string[], wrong: string): HelixError {
  const names = refs.map((ref) => ref.replace('refs/tags/', ''))
  return new HelixError('beacon/tag-torn', `${names.map((name) => `tag ${name}`).join(' and ')} ${wrong}`, {
    hint: `remove what CI did not make: git tag -d ${names.join(' ')}; git fetch --tags`,
  })
}
