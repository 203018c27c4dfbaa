import { HelixError, lastLine } from '@helix/core'
import { runProcess, everydayEnv } from '@helix/process'
import { codesAbout, codesBeside, codesOf, type Told } from './told.ts'
import type { Deed, Trial } from './trial.ts'

/** What became of one deed: the codes that refused it. */
export interface JudgedDeed extends Pick<Deed, 'canary' | 'side'> {
  codes: string[]
}

/** The command that judges: how it was started, and what ends it. */
export interface Judging {
  readonly program: readonly [node: string, script: string]
  signal: AbortSignal
}

/** Milliseconds that one `verify` may take; far beyond what any needs. */
const patience = 5 * 60_000

/** Lets the command that runs here, in a process of its own, judge a trial by `verify`. HelixError `doctor/canary-mute`. */
export async function judgeTrial(command: Judging, trial: Trial): Promise<JudgedDeed[]> {
  const told = await verifyIn(command, trial)
  const ours = trial.deeds.flatMap(({ commits }) => commits)
  // What nobody's deed explains would refuse every one of them.
  const beside = trial.alone ? [] : codesBeside(told, ours)
  return trial.deeds.map(({ canary, side, commits }) => {
    const codes = trial.alone ? codesOf(told.diagnostics) : codesAbout(told, commits)
    return { canary, side, codes: [...codes, ...beside] }
  })
}

async function verifyIn({ program, signal }: Judging, { ground, runs }: Trial): Promise<Told> {
  const argv = [...program, 'verify', runs ? '--each' : '--static', '--allow-empty', '--json']
  const env = everydayEnv({ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...ground.env })
  const exit = await runProcess({ argv, cwd: ground.cwd, env, timeout: patience, maxBuffer: 1 << 26, signal })
  signal.throwIfAborted()
  const told = read(exit.stdout)
  if (told !== null && told.ok === (exit.code === 0)) return told
  const said = lastLine(exit.stderr || exit.stdout)
  throw new HelixError(
    'doctor/canary-mute',
    `verify ended with ${exit.code ?? exit.signal} and told nothing: ${said}`,
    {
      hint: 'Report it with this line; the command that judges is broken.',
    },
  )
}

function read(text: string): Told | null {
  try {
    return JSON.parse(text) as Told // oxlint-disable-line typescript/no-unsafe-type-assertion -- verify's own document
  } catch {
    return null
  }
}
