import type { Condition, GateName } from '@helix/core'
import { look } from '../schema/look.ts'

/** A condition as the schema gives it: `gate`, `of` and the gate's parameters in the playbook's spelling. */
export type ConditionEntry = Readonly<Record<string, unknown>> & { gate: GateName }

/**
 * Conditions of one entry: one for each command that `of` lists. The keys of `asked` are in camel case. The `of` of
 * `approval` names no command and stays in `asked`.
 */
export function compileCondition(written: ConditionEntry): Condition[] {
  const { gate, of, ...params } = written
  if (gate === 'approval') return [{ gate, asked: camelKeys({ of, ...params }) }]
  const asked = camelKeys(params)
  if (of === undefined) return [{ gate, asked }]
  return (Array.isArray(of) ? of : [of]).map((name) => ({ gate, of: String(name), asked }))
}

function camelKeys(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== undefined)
      // Keys of `get` are paths of the product, not words of the playbook.
      .map(([key, held]) => [camel(key), key !== 'get' && look.isRecord(held) ? camelKeys(held) : held]),
  )
}

function camel(key: string): string {
  return key.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
