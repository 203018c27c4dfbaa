import { look } from '../../schema/look.ts'
import type { Problem } from '../problem.ts'
import type { Check } from './playbook-view.ts'

const options = ['program', 'run', 'env', 'idle'] as const

/** A program that works is named in one way; Helix's own loop starts none. */
export const checkAgent: Check = (playbook) => {
  const agent = look.record(look.record(playbook)['agent'])
  const driver = look.text(agent['driver']) ?? 'builtin'
  const said = options.filter((key) => agent[key] !== undefined)
  if (driver === 'builtin') {
    return said.map((key): Problem => {
      const message = `${key} belongs to driver: command and driver: acp; the driver is builtin`
      return { code: 'PLAYBOOK-AGENT', message, path: ['agent', key], atKey: true }
    })
  }
  const home = look.list(agent['env']).indexOf('HOME')
  if (home !== -1 && agent['sandbox'] !== 'off') {
    const message =
      'HOME lets the program see your own settings and keys, which a sandbox keeps from it; expected sandbox: off beside it'
    return [{ code: 'PLAYBOOK-AGENT', message, path: ['agent', 'env', home] }]
  }
  const named = said.filter((key) => key === 'program' || key === 'run')
  if (named.length === 1) return []
  const message = `${named.length === 0 ? 'neither program nor run says' : 'both program and run say'} what works; expected program: claude, or run: [argv]`
  return [{ code: named.length === 0 ? 'PLAYBOOK-MISSING' : 'PLAYBOOK-AGENT', message, path: ['agent'], atKey: true }]
}
