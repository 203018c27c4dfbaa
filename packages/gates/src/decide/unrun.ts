import type { CommandName, Finding } from '@helix/core'
import type { DeclaredTest } from '../facts/facts.ts'
import type { Evidence } from './evidence.ts'
import { fault } from './gate.ts'
import { counted } from './per-cent.ts'
import { isDeclaredAs, titleOf } from './test-id.ts'
import { type TestVector, isWholeFile } from './vectors.ts'

/** Runners whose reports name tests as their sources do. */
const naming = new Set(['vitest', 'node', 'jest', 'pytest', 'playwright'])

/**
 * Tests that the sources declare and that no run knows: of files that the command collects, those whose declaration runs for
 * sure, or did so in the base; settings of Playwright leave tests out (`grep`), and there only what a change makes unsure is missed.
 * A file that broke as a whole says so itself. GATE-TESTS-UNRUN.
 */
export function unrunTests(command: CommandName, vectors: readonly TestVector[], evidence: Evidence): Finding[] {
  const kind = evidence.policy.commands[command]?.kind ?? ''
  if (!naming.has(kind)) return []
  const byFile = Map.groupBy(vectors, ({ file }) => file)
  return (evidence.testFiles(command) ?? []).flatMap((path) => {
    const ran = byFile.get(path) ?? []
    if (ran.some((vector) => isWholeFile(vector))) return []
    const before = new Map(evidence.base?.facts(path)?.tests.map((test) => [test.id, test]))
    const unrun = (evidence.head.facts(path)?.tests ?? []).filter((test) => {
      const isKnown = test.isSure ? ran.some((vector) => isOf(vector, test)) : ran.some(({ id }) => isTitled(id, test))
      const isAsked = kind === 'playwright' ? !test.isSure : true
      return !isKnown && isAsked && (test.isSure || before.get(test.id)?.isSure === true)
    })
    const [first] = unrun
    if (first === undefined) return []
    const message = `${path} declares ${counted(unrun.length, 'test')} that no run knows, first "${titleOf(first.id)}"`
    const fix = 'Look for what ends the file early or leaves tests out: an exit, a condition, a hook that filters.'
    return [fault('GATE-TESTS-UNRUN', message, fix, { path, line: first.line, name: first.id })]
  })
}

/** Whether it ran as declared, as a row (`test_sums[a]`, by fixtures of pytest), or below what failed around it. */
function isOf({ id, state }: TestVector, test: DeclaredTest): boolean {
  const isAround = state !== 'passed' && test.id.startsWith(`${id} > `)
  return isDeclaredAs(id, test.id) || id.startsWith(`${test.id}[`) || isAround || isComputed(id, test)
}

/** What ran in a function or a loop may stand under the titles of who calls it. */
function isTitled(id: string, test: DeclaredTest): boolean {
  const own = test.id.slice(test.id.lastIndexOf(' > '))
  return id.endsWith(own) || isDeclaredAs(id, test.id) || id.includes(`${own}[`) || isComputed(id, test)
}

/** A title that is computed, or written with escapes, reads otherwise in a run: what stands before it tells. */
function isComputed(id: string, test: DeclaredTest): boolean {
  const at = test.id.search(/[$%\\]/)
  return at !== -1 && id.startsWith(test.id.slice(0, at))
}
