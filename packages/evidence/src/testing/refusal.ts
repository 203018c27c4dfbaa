import { HelixError } from '@helix/core'

/** The HelixError that `run` throws; a plain Error when it throws none. */
export function refusal(run: () => unknown): HelixError {
  try {
    run()
  } catch (error) {
    if (error instanceof HelixError) return error
    throw error
  }
  throw new Error('expected a HelixError, nothing was thrown')
}
