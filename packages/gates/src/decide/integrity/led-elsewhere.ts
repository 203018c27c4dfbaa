import type { Finding } from '@helix/core'
import { freezingLayers } from '@helix/playbook'
import type { Evidence } from '../evidence.ts'
import { fault } from '../gate.ts'

/**
 * Acceptance tests of the base, and what helps them, of which a name leads to another file now, though the one that it led to is
 * still there: by `paths` of a tsconfig.json say, which does not freeze with them. INTEGRITY-MOCK.
 */
export function ledElsewhere({ head, base, layersOf }: Pick<Evidence, 'head' | 'base' | 'layersOf'>): Finding[] {
  const tests = base === null ? [] : head.paths.filter((path) => freezingLayers.includes(layersOf(path) ?? ''))
  return tests.flatMap((path) => {
    const led = new Map(base?.facts(path)?.imports.map(({ specifier, target }) => [specifier, target]))
    return (head.facts(path)?.imports ?? []).flatMap(({ specifier, target, line }) => {
      const was = led.get(specifier) ?? null
      if (was === null || target === null || target === was) return []
      if (base?.oid(was) === undefined || head.oid(was) === undefined || head.oid(target) === undefined) return []
      const message = `acceptance tests get ${target} by the name ${specifier}, ${was} before, which is still there`
      const fix = 'Let the name lead where it led; where the product moved, take the old file away.'
      return fault('INTEGRITY-MOCK', message, fix, { path, line })
    })
  })
}
