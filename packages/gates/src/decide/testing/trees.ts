// Builders of trees and source facts, for tests only.
import { sha256 } from '@helix/core'
import type { TreeView } from '../evidence.ts'
import type { DeclaredTest, ImportEdge, Marker, SourceFacts } from '../../facts/facts.ts'

/** A source's facts; `executable` are all of the first ten lines unless said otherwise. */
export function facts(parts: Partial<SourceFacts> = {}): SourceFacts {
  const executable = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  const reaches = { globals: [], paths: [] }
  const none = {
    imports: [],
    tests: [],
    markers: [],
    signs: [],
    choices: [],
    lends: new Map(),
    exports: [],
    statements: [],
  }
  return { problem: null, ...none, reaches, executable, ...parts }
}

export function declared(id: string, parts: Partial<DeclaredTest> = {}): DeclaredTest {
  const body = parts.body ?? `body of ${id}`
  return {
    id,
    line: 1,
    endLine: 1,
    modifiers: [],
    body,
    shape: body,
    names: [],
    asserts: true,
    assertions: { count: 1, exact: 1, weak: 0, values: 1 },
    sure: { expect: 0, assert: 0 },
    isSure: false,
    rows: 1,
    touches: true,
    ...parts,
  }
}

export function importOf(target: string | null, parts: Partial<ImportEdge> = {}): ImportEdge {
  return { specifier: target ?? 'package', target, line: 1, names: [], ...parts }
}

export function marker(kind: Marker['kind'], line: number, text: string): Marker {
  return { kind, line, text }
}

/** A tree of sources; null: a file in no language that Helix reads. `oids` overrides a file's blob. */
export function aTree(
  files: Record<string, SourceFacts | null>,
  oids: Record<string, string> = {},
  texts: Record<string, string> = {},
): TreeView {
  const known = (path: string) => Object.hasOwn(files, path)
  return {
    tree: sha256(JSON.stringify(Object.keys(files))),
    paths: Object.keys(files),
    oid: (path) => (known(path) ? (oids[path] ?? `blob of ${path}`) : undefined),
    text: (path) => texts[path],
    facts: (path) => (known(path) ? (files[path] ?? undefined) : undefined),
    imports: (path) => (known(path) ? (files[path] ?? undefined) : undefined),
  }
}
