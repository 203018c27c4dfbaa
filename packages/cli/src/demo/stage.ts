import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Exit, runProcess } from '@helix/process'
import type { Style } from '../render/style.ts'
import { wrap } from '../render/wrap.ts'
import type { Act, Person, RunAct, WriteAct } from './act.ts'
import { codesIn, typed } from '../decide/command-line.ts'
import type { Screen } from './screen.ts'
import { Unexpected } from './unexpected.ts'

/** Everything that acts need. */
export interface Stage {
  folder: string
  screen: Screen
  style: Style
  /** The environment of every command; who runs it is laid over it. */
  env: Readonly<Record<string, string>>
  /** What `helix` stands for. */
  helix: readonly string[]
  signal: AbortSignal
}

/** Milliseconds that one command may take; far beyond what any needs. */
const patience = 10 * 60_000

/** Does one act. Throws Unexpected when it does not end as it is written. */
export async function perform(stage: Stage, act: Act): Promise<void> {
  if (act.kind === 'say') return say(stage, act.text)
  return act.kind === 'write' ? write(stage, act) : run(stage, act)
}

function say({ screen, style }: Stage, text: string): void {
  screen.line(style.chalk.cyan(`# ${wrap(text, style.columns - 2).replaceAll('\n', '\n# ')}`))
}

async function write({ folder, screen, style }: Stage, { by, path, text }: WriteAct): Promise<void> {
  screen.line(`${prompt(by, style)}${style.chalk.bold(`cat > ${path}`)}`)
  for (const line of text.trimEnd().split('\n')) screen.line(style.chalk.dim(`  ${line}`.trimEnd()))
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
}

async function run(stage: Stage, act: RunAct): Promise<void> {
  const { screen, style } = stage
  screen.line(`${prompt(act.by, style)}${style.chalk.bold(typed(act.argv))}`)
  const exit = await execute(stage, act)
  screen.line()
  const wrong = judge(act, exit)
  if (wrong !== null) throw new Unexpected(`${typed(act.argv)}: ${wrong}`)
}

/** Runs a command of the stage and shows its lines as they come. */
async function execute({ folder, screen, env, helix, signal }: Stage, { argv, by }: RunAct): Promise<Exit> {
  const [program = '', ...args] = argv
  screen.passing('  …')
  const exit = await runProcess({
    argv: program === 'helix' ? [...helix, ...args] : argv,
    cwd: folder,
    env: { ...env, ...identity(by) },
    timeout: patience,
    signal,
    // Progress begins with a carriage return: it is there to be overwritten.
    onLine: (line) => (line.startsWith('\r') ? screen.passing(line.slice(1)) : screen.line(line)),
  })
  screen.rest()
  return exit
}

/** What is wrong with how a command ended; null when it ended as it is written. */
function judge({ refused, mends = [] }: Pick<RunAct, 'refused' | 'mends'>, exit: Exit): string | null {
  if (exit.stopped) return 'was stopped'
  if (exit.timedOut) return `ran longer than ${patience / 60_000} minutes`
  if (exit.missing) return 'there is no such program on the PATH'
  const codes = codesIn(`${exit.stdout}\n${exit.stderr}`)
  if (refused !== undefined) {
    if (exit.code === 0) return `succeeded, and should have been refused with ${refused}`
    return codes.join() === refused ? null : `was refused with ${codes.join(', ') || 'no code'}, expected ${refused}`
  }
  if (exit.code !== 0) return `ended with ${exit.code ?? exit.signal}`
  const unseen = mends.filter((code) => !codes.includes(code))
  return unseen.length === 0 ? null : `no gate refused with ${unseen.join(', ')} on the way`
}

function prompt({ name }: Person, { chalk }: Style): string {
  return `${chalk.green(name)} $ `
}

function identity({ name, email }: Person): Record<string, string> {
  return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email }
}
