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
}

/** Commands of a tree whose tests are held out; one of which that cannot be told counts as such. */
export function heldOutCommands(
  { commands }: Policy,
  { paths, text }: Pick<TreeView, 'paths' | 'text'>,
  covers: HeldOut['covers'],
): Set<CommandName> {
  const running = Object.values(commands).filter((command) => {
    if (!tellsTests(command)) return false
    const files = testFilesOf(command, paths, text) ?? namedIn(command, paths)
    return files.length === 0 || files.some(covers)
  })
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
  { covers, commands }: HeldOut,
  verdicts: readonly Verdict[],
): Finding[] {
  const hidden = new Map(
    verdicts.flatMap(({ condition: { of }, findings: told }) =>
      of !== undefined && commands.has(of) ? told.map((finding) => [canonicalJson(finding), of] as const) : [],
    ),
  )
  return uniqueFindings(
    findings.map((finding) => {
      const command = hidden.get(canonicalJson(finding))
      if (command !== undefined) return heldOut(command)
      const path = finding.where?.path
      return path !== undefined && covers(path) && !isOwnDoing(finding) ? heldOut('this step') : finding
    }),
  )
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
