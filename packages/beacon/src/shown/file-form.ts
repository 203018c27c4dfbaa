import { HelixError, type Step } from '@helix/core'
import { type Git, readFileAt } from '@helix/git'
import { parseProgress, progressPath, renderProgress } from './progress.ts'
import type { BeaconForm } from './shown-form.ts'

/** The position as `progress.json`, written by Start and Done commits. `read` throws HelixError `beacon/progress-torn`. */
export function fileForm(git: Git, steps: readonly Step[]): BeaconForm {
  return {
    name: 'file',
    files: (position) => new Map([[progressPath, renderProgress(steps, position)]]),
    show: async () => {}, // the commit holds it
    read: async (commit) => {
      const bytes = await readFileAt(git, commit, progressPath)
      return bytes === null ? null : parseProgress(decode(bytes))
    },
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    const hint = `git checkout HEAD -- ${progressPath}`
    throw new HelixError('beacon/progress-torn', `${progressPath} is not UTF-8`, { hint, cause })
  }
}
