import type { Finding, Oid, Position } from '@helix/core'
import { renderPosition, samePosition } from '@helix/evidence'
import { progressPath } from './progress.ts'
import type { BeaconForm } from './shown-form.ts'

/** What one form says about one commit. */
export interface Claim {
  form: BeaconForm['name']
  commit: Oid
  claimed: Position | null
  /** The last Start or Done commit up to there, whose progress.json is the right one. */
  marked?: Oid
}

const sources: Record<BeaconForm['name'], { name: string; fix: (marked: Oid) => string }> = {
  file: { name: progressPath, fix: (marked) => `git checkout ${marked} -- ${progressPath}` },
  tag: { name: 'the tag', fix: () => 'git fetch --tags --force' },
  prefix: { name: 'the label', fix: () => 'Write the label of the active step into the commit message.' },
  memory: { name: 'the memory', fix: () => 'Show the position again.' },
}

/** BEACON-DIFFERS when a form claims another position than the chain and the trailers since; no claim is no difference. */
export function compareShown({ form, commit, claimed, marked = 'HEAD' }: Claim, computed: Position): Finding | null {
  if (claimed === null || samePosition(claimed, computed)) return null
  const { name, fix } = sources[form]
  const at = commit.slice(0, 12)
  return {
    severity: 'error',
    code: 'BEACON-DIFFERS',
    message: `${name} at ${at} says ${renderPosition(claimed)}; the chain and the trailers say ${renderPosition(computed)}`,
    where: form === 'file' ? { path: progressPath, name: commit } : { name: commit },
    fix: fix(marked),
  }
}
