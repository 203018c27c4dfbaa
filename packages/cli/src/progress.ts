import type { Io } from './io.ts'

/**
 * How progress of long work is shown on standard error. `live`: a terminal, where one line is overwritten. `lines`: another
 * program watches and asked for it (HELIX_PROGRESS=lines); what is there to be overwritten begins with a carriage return.
 */
export type Progress = 'live' | 'lines' | 'none'

export function progressOf({ env, interactive }: Pick<Io, 'env' | 'interactive'>): Progress {
  if (env['HELIX_PROGRESS'] === 'lines') return 'lines'
  return interactive ? 'live' : 'none'
}
