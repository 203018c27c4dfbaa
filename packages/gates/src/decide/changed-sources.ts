import { isAmongTests, isNamedTest } from './among-tests.ts'
import type { ChangedLines, Evidence, TreeView } from './evidence.ts'
import { exportedNames } from './exported-names.ts'
import { holdsLine } from './lines.ts'
import { inGlobs, isTestFile, measuredGlobs } from './scope.ts'
import { isShipped } from './shipped.ts'

/**
 * Changed paths of the head that the globs take and whose changed lines run: no tests, no files with only types or comments
 * changed; and what the product imports from where nothing is measured, among its tests or in a folder that the playbook does not
 * name. A file that cannot be parsed or is in no language that Helix reads stays in.
 */
export function changedSources(evidence: Evidence, changed: ChangedLines, globs: readonly string[]): string[] {
  const takes = inGlobs(globs)
  const { head } = evidence
  const isSource = (path: string) => takes(path) && !isTestOnly(evidence, path)
  const isThere = (path: string) => head.oid(path) !== undefined && mayRun(head, changed, path)
  const paths = [...changed.keys()].filter(isThere)
  const others = paths.filter((path) => !isSource(path))
  const isUnnamed = unnamed(evidence)
  const isAside = (path: string) => isAmongTests(path, evidence.layersOf(path))
  const led = new Set([
    ...(others.some(isAside) ? ledTo(head, head.paths.filter(isSource), isAside) : []),
    ...(others.some(isUnnamed)
      ? ledTo(
          head,
          head.paths.filter((path) => isSource(path) || isTestFile(head, path)),
          isUnnamed,
        )
      : []),
  ])
  return paths.filter((path) => isSource(path) || led.has(path)).sort()
}

/** Files of a kind that others come to by their imports, at once or by way of other such files. */
function ledTo(head: TreeView, from: readonly string[], isOfKind: (path: string) => boolean): ReadonlySet<string> {
  const led = new Set<string>()
  const queue = [...from]
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    for (const { target } of head.facts(path)?.imports ?? []) {
      if (target === null || led.has(target) || !isOfKind(target)) continue
      led.add(target)
      queue.push(target)
    }
  }
  return led
}

/** Whether a source of the product lies where no layer has a name for it, and no command measures it or is told to leave it out. */
function unnamed(evidence: Evidence): (path: string) => boolean {
  const globs = Object.values(evidence.policy.commands).flatMap((command) => measuredGlobs(command))
  const isSpokenOf = inGlobs(globs.map((glob) => glob.replace(/^!/, '')))
  return (path) =>
    evidence.layersOf(path) === 'rest' &&
    evidence.head.facts(path) !== undefined &&
    isShipped(path, evidence) &&
    !isSpokenOf(path)
}

/** Whether nothing but tests stand in the file: what declares some and hands out values of its own is product as well. */
function isTestOnly(evidence: Evidence, path: string): boolean {
  const facts = evidence.head.facts(path)
  if (isNamedTest(path)) return true
  if (facts === undefined || facts.tests.length === 0) return false
  const exported = exportedNames(evidence.head, path)
  return exported === null ? isCollected(evidence, path) : exported.length === 0
}

/** Whether a command looks for tests in the file, as far as that can be told. */
function isCollected(evidence: Evidence, path: string): boolean {
  const lists = Object.keys(evidence.policy.commands).flatMap((name) => {
    const files = evidence.testFiles(name)
    return files === null ? [] : [files]
  })
  return lists.length === 0 || lists.some((files) => files.includes(path))
}

function mayRun(tree: TreeView, changed: ChangedLines, path: string): boolean {
  const facts = tree.facts(path)
  if (facts === undefined || facts.problem !== null) return true
  return [...facts.executable].some((line) => holdsLine(changed, path, line))
}
