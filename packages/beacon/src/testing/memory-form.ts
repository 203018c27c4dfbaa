import type { Oid, Position } from '@helix/core'
import type { BeaconForm } from '../shown/shown-form.ts'

/** The position kept in this process: for tests and rehearsals. */
export function memoryForm(): BeaconForm {
  const shown = new Map<Oid, Position>()
  return {
    name: 'memory',
    files: () => new Map(),
    show: async (position, commit) => {
      shown.set(commit, position)
    },
    read: async (commit) => shown.get(commit) ?? null,
  }
}
