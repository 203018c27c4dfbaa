import { canonicalJson, type Command, type CommandName, type Finding, type Policy, type Verdict } from '@helix/core'
import { tellsTests, testFilesOf, type TreeView } from '@helix/gates'
import { compileGlob, globProblem } from '@helix/playbook'
import { uniqueFindings } from './unique-findings.ts'

/** What is held out of somebody's sight. */
export interface HeldOut {
  /** Whether a path is. */
  covers: (path: string) => boolean
  /** Commands that run tests of it. */
  commands: ReadonlySet<CommandName>
  /** Commands that found it beside their own tests, which can have read it; none unless said. */
  beside?: ReadonlySet<CommandName>
}

/** Commands of a tree whose tests are held out; one of which that cannot be told counts as such. */
export function heldOutCommands(
  { commands }: Policy,
  { paths, text }: Pick<TreeView, 'paths' | 'text'>,
  covers: HeldOut['covers'],
): Set<CommandName> {
  const running = Object.values(commands).filter((command) => {
    if (!tellsTests(command)) return false
    // Where it is known which files are its tests, it may have none yet.
    const known = testFilesOf(command, paths, text)
    if (known !== null) return known.some(covers)
    const named = namedIn(command, paths)
    return named.length === 0 || named.some(covers)
  })
  return new Set(running.map(({ name }) => name))
}

/** Commands that run tests, or mutants on tests, of whoever builds. */
export function testing({ commands }: Policy): Set<CommandName> {
  const running = Object.values(commands).filter((command) => command.kind === 'stryker' || tellsTests(command))
  return new Set(running.map(({ name }) => name))
}

/** Files that the words of a program name, as paths or globs. */
function namedIn(command: Command, paths: readonly string[]): string[] {
  const words = command.kind === 'argv' ? command.run.filter((word) => globProblem(word) === undefined) : []
  const patterns = words.map((word) => new RegExp(compileGlob(word)))
  return paths.filter((path) => patterns.some((pattern) => pattern.test(path)))
}

/**
 * Findings as somebody may read them who is not to see what is held out: of a command that runs such tests, and of a place in
 * them, only that they fail. What `verdicts` say tells which finding is of which command.
 */
export function blindFindings(
  findings: readonly Finding[],
  { covers, commands, beside = new Set() }: HeldOut,
  verdicts: readonly Verdict[],
): Finding[] {
  const told = new Map(
    verdicts.flatMap(({ condition: { of }, findings: held }) =>
      of === undefined ? [] : held.map((finding) => [canonicalJson(finding), of] as const),
    ),
  )
  return uniqueFindings(
    findings.map((finding) => {
      const command = told.get(canonicalJson(finding))
      if (command !== undefined && commands.has(command)) return heldOut(command)
      if (command !== undefined && beside.has(command)) return besideHeldOut(command)
      const path = finding.where?.path
      return path !== undefined && covers(path) && !isOwnDoing(finding) ? heldOut('this step') : finding
    }),
  )
}

function besideHeldOut(of: string): Finding {
  return {
    severity: 'error',
    code: 'GATE-HELD-OUT',
    message: `${of} does not pass where the held-out tests lie beside it; what it says there is not told`,
    fix: `Run ${of}, and hand in: where it reads nothing that is held out, it says the same.`,
  }
}

/** What somebody wrote where it is not open is known to them. */
function isOwnDoing({ code }: Finding): boolean {
  return code.startsWith('LAYER-')
}

function heldOut(of: string): Finding {
  return {
    severity: 'error',
    code: 'GATE-HELD-OUT',
    message: `the held-out tests of ${of} fail; what they say is not told`,
    fix: 'Read the requirements again, and build what they promise.',
  }
}
