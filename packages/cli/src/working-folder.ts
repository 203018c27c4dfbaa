import { HelixError } from '@helix/core'

/** The folder that the process works in. HelixError `repository/no-folder` when it has been deleted meanwhile. */
export function workingFolder(): string {
  try {
    return process.cwd()
  } catch (cause) {
    throw new HelixError('repository/no-folder', 'the folder that you are in does not exist any more', {
      hint: 'cd to a folder that exists, then run the same command again',
      cause,
    })
  }
}
