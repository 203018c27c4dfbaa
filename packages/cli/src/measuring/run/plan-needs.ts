import type { Need } from '@helix/gates'

/**
 * The least set of measurements that serves all needs: one entry per command and purpose with the most runs that any
 * need asks; a single run of tests is served by a coverage run of the same command.
 */
export function planNeeds(needs: readonly Need[]): Need[] {
  const plan = new Map<string, Need>()
  for (const need of needs) {
    const key = keyOf(need)
    const held = plan.get(key)
    plan.set(key, held === undefined ? need : larger(held, need))
  }
  return [...plan.values()].filter((need) => !isServedByCoverage(need, plan))
}

/** What two needs must share to be one measurement. */
export function keyOf(need: Need): string {
  if (need.what === 'run') {
    const which = 'stubbed' in need ? 'stubbed ' : 'after' in need ? 'again ' : ''
    return `run ${which}${need.purpose} ${need.command}`
  }
  return `smoke ${need.service} ${JSON.stringify(need.gets)} ${JSON.stringify(need.load)}`
}

function larger(a: Need, b: Need): Need {
  return a.what === 'run' && b.what === 'run' && b.times > a.times ? b : a
}

function isServedByCoverage(need: Need, plan: ReadonlyMap<string, Need>): boolean {
  if (need.what !== 'run' || need.purpose !== 'tests' || need.times > 1) return false
  return plan.has(`run coverage ${need.command}`)
}
