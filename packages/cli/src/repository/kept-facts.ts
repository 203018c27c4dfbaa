import type { Oid } from '@helix/core'
import { type OwnFacts, parseOwnFacts, type TreeView } from '@helix/gates'
import type { Git } from '@helix/git'
import { lastRemembered, rememberLast } from './local/remembered.ts'

/** By blob and path. */
type Facts = Map<string, OwnFacts>

interface Known {
  facts: Facts
  /** Something was parsed that is not remembered yet. */
  isNew: boolean
}

const known = new WeakMap<Git, Known>()

/** What a source says by itself; parsed once in a process, and not at all where this clone remembers it of the same blob and path. */
export function ownFactsOf(git: Git, oid: Oid, path: string, readText: () => string | undefined): OwnFacts | undefined {
  const { facts } = knownTo(git)
  const key = `${oid} ${path}`
  const held = facts.get(key)
  if (held !== undefined) return held
  const text = readText()
  const own = text === undefined ? undefined : parseOwnFacts(text, path)
  if (own !== undefined) known.set(git, { facts: facts.set(key, own), isNew: true })
  return own
}

/** Remembers what was read of a tree's sources: the next one mostly differs in a few. */
export function keepFacts(git: Git, view: TreeView): void {
  const { facts, isNew } = knownTo(git)
  if (!isNew) return
  const kept = view.paths.map((path) => `${view.oid(path)} ${path}`).filter((key) => facts.has(key))
  rememberLast(git, 'facts', view.tree, Object.fromEntries(kept.map((key) => [key, facts.get(key)])))
  known.set(git, { facts, isNew: false })
}

function knownTo(git: Git): Known {
  const held = known.get(git) ?? { facts: remembered(git), isNew: false }
  known.set(git, held)
  return held
}

function remembered(git: Git): Facts {
  // This build wrote what it remembers, and only this file writes that kind.
  const value = (lastRemembered(git, 'facts')?.value ?? {}) as Record<string, OwnFacts> // oxlint-disable-line typescript/no-unsafe-type-assertion
  return new Map(Object.entries(value))
}
