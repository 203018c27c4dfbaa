import { shellWord, type Finding } from '@helix/core'
import { type Placed, movesAmong, testsAt, testsOf } from '../declared.ts'
import { collectedIn } from '../collected.ts'
import type { Evidence } from '../evidence.ts'
import type { DeclaredTest } from '../../facts/facts.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { neverRuns, newlySilencing } from '../modifiers.ts'
import { isAlike } from '../integrity/alike.ts'
import { knownAnswers } from '../integrity/known-answers.ts'
import { ledElsewhere } from '../integrity/led-elsewhere.ts'
import { mergedAmong, standingAmong } from '../integrity/merged.ts'
import { newSigns } from '../integrity/new-signs.ts'
import { replacedRunners } from '../integrity/replaced-runner.ts'
import { asleepAmong, dividedAmong, retitledAmong } from '../integrity/retitled.ts'
import { unreadProduct } from '../integrity/unread-product.ts'
import { sayingAlike } from '../integrity/says-alike.ts'
import { shortenedTest, weakenedTest } from '../integrity/weakened.ts'
import { twoWays } from '../integrity/two-ways.ts'
import { counted } from '../per-cent.ts'
import { renamedBetween } from '../renamed-between.ts'
import { titleOf } from '../test-id.ts'
import { unreadable } from '../unreadable.ts'

/**
 * No test of the base was lost, silenced or weakened, and nothing came in that lets tests say less or the product look who
 * is asking. A test that stands elsewhere with the same body has moved; one that stands in its file under another title, under its
 * title in another file, or anywhere under names that the product changed, and asks for no less was retitled, as was one that became
 * a row of a table, a suite of tests or a part of another one. Tests that are younger than the cycle may go again while their layer is open, and those that
 * never ran at any time. Measured:
 * `tests` of the head, `lost`, `silenced`, `moved`, `retitled`, `weakened`, and new signs by kind.
 */
export const integrity: Gate = {
  name: 'integrity',
  needs: () => [],
  judge(_condition, evidence) {
    const { head, base } = evidence
    const tested = head.paths.filter((path) => (base?.facts(path)?.tests.length ?? 0) > 0)
    const unread = unreadable(head, tested)
    if (unread.length > 0) return missing(unread)
    const declared = testsOf(head)
    const before = testsOf(base)
    const gone = [...before.values()].filter(
      ({ test, path }) => !declared.has(test.id) && isGuarded(evidence, path, test),
    )
    const { ran, arrived } = gone.length === 0 ? { ran: gone, arrived: declared } : collected(gone, declared, evidence)
    const moves = movesAmong(ran, arrived, before)
    const missed = ran.filter((one) => !moves.has(one))
    const divided = dividedAmong(missed, arrived, before)
    const parts = new Set([...divided.values()].flat())
    const whole = new Map([...arrived].filter(([, one]) => !parts.has(one)))
    const left = missed.filter((one) => !divided.has(one))
    const isLikeFile = (from: string, to: string) => isAlike(base?.text(from), head.text(to))
    const retitled = retitledAmong(left, whole, before, renamedBetween(base, head), isLikeFile, sayingAlike(evidence))
    const apart = left.filter((one) => !retitled.has(one))
    const standing = standingAmong({ before, retitled, moves })
    const merged = mergedAmong(apart, whole, standing, evidence)
    const lost = apart.filter((one) => !merged.has(one)).map(lostTest)
    const asleep = asleepAmong(declared, before, standing)
    const told = [...declared.values()].flatMap((one) => silencedTest(one, (standing(one)[0] ?? asleep.get(one))?.test))
    // What no command looks into, as the sources that a runner of tests is tried on, never ran.
    const silenced = told.length === 0 ? told : told.filter(isOfRun(evidence))
    const weakened = [...declared.values()].flatMap((one) => {
      const old = before.get(one.test.id)
      // A test that was silenced is told once.
      const isTold = silenced.some(({ where }) => where?.name === one.test.id)
      return old === undefined || isTold || !isGuarded(evidence, old.path, old.test)
        ? []
        : [...weakenedTest(one, old, evidence), ...shortenedTest(one, old, evidence)].slice(0, 1)
    })
    const signs = newSigns(evidence)
    const measured = { tests: declared.size, lost: lost.length, silenced: silenced.length }
    return decided(
      {
        ...measured,
        moved: moves.size,
        retitled: retitled.size + divided.size + merged.size,
        weakened: weakened.length,
        ...signs.measured,
      },
      [
        ...lost,
        ...silenced,
        ...weakened,
        ...signs.findings,
        ...replacedRunners(evidence),
        ...ledElsewhere(evidence),
        ...twoWays(evidence),
        ...unreadProduct(evidence),
        ...knownAnswers(evidence),
      ],
    )
  },
}

/** Whether the test may not simply go: it ran, no amendment drops it, and it is older than the cycle or its layer is not open. */
function isGuarded(evidence: Evidence, path: string, { id, modifiers }: DeclaredTest): boolean {
  if (evidence.dropped.has(id) || neverRuns(modifiers)) return false
  const { start } = evidence
  if (start === null || evidence.frozen?.has(path) === true) return true
  const layer = evidence.layersOf(path)
  const open = layer !== null && evidence.open.has(layer)
  const older = testsAt(start, path).some((test) => test.id === id)
  return older || !open
}

/** Of tests that left their places, those that a command ran there; of the head's, those that one runs where they stand now. */
function collected(gone: readonly Placed[], declared: ReadonlyMap<string, Placed>, { policy, base, head }: Evidence) {
  const wasRun = base === null ? () => true : collectedIn(policy, base)
  const isRun = collectedIn(policy, head)
  return {
    ran: gone.filter(({ path }) => wasRun(path)),
    arrived: new Map([...declared].filter(([, { path }]) => isRun(path))),
  }
}

/** Tells findings in files that a command looks into, or did. */
function isOfRun({ policy, base, head }: Evidence): (finding: Finding) => boolean {
  const looks = [head, base].flatMap((tree) => (tree === null ? [] : [collectedIn(policy, tree)]))
  return ({ where }) => looks.some((isRun) => isRun(where?.path ?? ''))
}

/** The test is gone, and stands nowhere else. */
export function lostTest({ path, test }: Placed): Finding {
  const message = `the test "${titleOf(test.id)}" is gone from ${path}`
  const approve = `helix approve finding INTEGRITY-LOST ${shellWord(path)} --why "<reason>"`
  const fix = `Bring it back, or let a person approve its end: ${approve}`
  return fault('INTEGRITY-LOST', message, fix, { path, name: test.id })
}

const conditional = new Set(['skipIf', 'runIf'])

function silencedTest({ path, test }: Placed, before: DeclaredTest | undefined): Finding[] {
  const modifiers = newlySilencing(test.modifiers, before?.modifiers ?? [])
  // Whether a new test runs here, under a condition of its own, its runs tell.
  const added = before === undefined ? modifiers.filter((name) => !conditional.has(name)) : modifiers
  if (added.length === 0) return []
  const message = `the test "${titleOf(test.id)}" has ${counted(added.length, 'new modifier')}: ${added.join(', ')}`
  return [fault('INTEGRITY-SKIP', message, `Remove .${added.join(', .')}.`, { path, line: test.line, name: test.id })]
}
