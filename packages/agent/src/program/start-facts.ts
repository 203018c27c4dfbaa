import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { scrubbedEnv } from '@helix/process'
import type { Program } from './program.ts'
import type { StartFacts } from './templates.ts'

/** Bytes that one argument may have; Linux ends at 128 KiB (MAX_ARG_STRLEN). */
const longestArgument = 100_000

/** Writes the brief and the program's settings into the run's own home, and says what the start is made of. */
export async function prepareStart(
  program: Program,
  brief: string,
  facts: Omit<StartFacts, 'brief' | 'briefFile'>,
): Promise<StartFacts> {
  const briefFile = join(facts.home, 'brief.md')
  const isLong = Buffer.byteLength(brief) > longestArgument
  const whole = {
    ...facts,
    briefFile,
    brief: isLong ? `Your task stands in the file ${briefFile}. Read it and do it.` : brief,
  }
  await place(briefFile, brief)
  for (const [path, text] of Object.entries(program.files?.(whole) ?? {})) await place(join(facts.home, path), text)
  return whole
}

async function place(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text, { mode: 0o600 })
}

/**
 * What a program finds in its environment: what every program gets, a home of its own, the variables that the playbook
 * or its template names, and nothing else of the user's.
 */
export function programEnv(
  program: Program,
  facts: StartFacts,
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const { home } = facts
  const { keys } = program
  const own = { HOME: home, XDG_CONFIG_HOME: `${home}/.config`, XDG_DATA_HOME: `${home}/.local/share`, XDG_STATE_HOME: `${home}/.local/state`, XDG_CACHE_HOME: `${home}/.cache` } // prettier-ignore
  const passed = keys.flatMap((name) => {
    const value = environment[name]
    return value === undefined ? [] : [[name, value]]
  })
  return { ...scrubbedEnv(), ...own, ...program.env(facts), ...Object.fromEntries(passed) }
}
