import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeRealFolder, removeFolder, scrubbedEnv } from '@helix/process'
import type { Assignment } from '../driver/port.ts'
import type { Spent } from '../model/usage.ts'
import { checkedUrl, isOnThisMachine, unneededKey } from '../model/settings.ts'
import { isOwnEndpoint } from './endpoint.ts'
import type { ProgramOptions } from './program-options.ts'
import type { Program } from './program.ts'
import type { StartFacts } from './templates.ts'

/** Bytes that one argument may have; Linux ends at 128 KiB (MAX_ARG_STRLEN). */
const longestArgument = 100_000

const key = 'OPENAI_API_KEY'

/** What every start of a program needs. */
export interface PreparedStart {
  facts: StartFacts
  /** All of its environment. */
  env: Record<string, string>
  /** Milliseconds that are left of the run's minutes. */
  timeout: number
}

/** What a start is made of, as the log shows it: without its brief. */
export function shownFacts(assignment: Assignment, worktree: string, options: ProgramOptions): StartFacts {
  return { ...factsOf(assignment, worktree, options), brief: '<brief>', briefFile: '<brief-file>' }
}

function factsOf(
  { runId, budget: { money, steps } }: Assignment,
  worktree: string,
  { home, model, environment }: ProgramOptions,
): Omit<StartFacts, 'brief' | 'briefFile'> {
  const endpoint = environment['OPENAI_BASE_URL']?.trim() || null
  return { worktree, home: home(runId), model, endpoint, money, steps, environment }
}

/** Writes the brief and the program's settings into the run's own home, and says what the start is made of. */
export async function prepareStart(
  assignment: Assignment,
  { worktree, brief, spent }: { worktree: string; brief: string; spent: Spent },
  options: ProgramOptions,
): Promise<PreparedStart> {
  const { program, environment } = options
  const known = factsOf(assignment, worktree, options)
  const briefFile = join(known.home, 'brief.md')
  const isLong = Buffer.byteLength(brief) > longestArgument
  const facts = {
    ...known,
    briefFile,
    brief: isLong ? `Your task stands in the file ${briefFile}. Read it and do it.` : brief,
  }
  await mkdir(known.home, { recursive: true })
  await chmod(known.home, 0o700)
  const files = { 'brief.md': brief, ...program.files?.(facts) }
  for (const [path, text] of Object.entries(files)) await place(known.home, path, text)
  const timeout = Math.max(1, Math.floor(assignment.budget.minutes * 60_000 - spent.milliseconds))
  return { facts, env: programEnv(program, facts, environment), timeout }
}

/** What the start before left in the place of a folder or file is not followed. */
async function place(home: string, path: string, text: string): Promise<void> {
  await makeRealFolder(home, dirname(path))
  await removeFolder(join(home, path))
  await writeFile(join(home, path), text, { mode: 0o600, flag: 'wx' })
}

/**
 * What a program finds in its environment: what every program gets, a home of its own, the variables that the playbook
 * or its template names, and nothing else of the user's. No program starts without a key, be it that a server on this machine
 * asks for none.
 */
function programEnv(
  program: Program,
  facts: StartFacts,
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const { home, endpoint } = facts
  const { keys, others = [] } = program
  const own = { HOME: home, XDG_CONFIG_HOME: `${home}/.config`, XDG_DATA_HOME: `${home}/.local/share`, XDG_STATE_HOME: `${home}/.local/state`, XDG_CACHE_HOME: `${home}/.cache` } // prettier-ignore
  const passed = [...keys, ...(isOwnEndpoint(facts) ? [] : others)].flatMap((name) => {
    const value = environment[name]
    return value === undefined ? [] : [[name, value]]
  })
  const isFree = keys.includes(key) && endpoint !== null && isOnThisMachine(checkedUrl(endpoint))
  return { ...scrubbedEnv(), ...own, ...program.env(facts), ...(isFree && { [key]: unneededKey }), ...Object.fromEntries(passed) } // prettier-ignore
}
