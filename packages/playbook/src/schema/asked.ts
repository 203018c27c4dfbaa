import type { Condition, GateName, StepId } from '@helix/core'
import type { z } from 'zod'
import type { gateParams } from './gate-params.ts'

type Camel<Name> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Name
type CamelKeys<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? string extends keyof Value
      ? Value
      : { [Key in keyof Value as Camel<Key>]: CamelKeys<Value[Key]> }
    : Value

/**
 * `condition.asked` gate by gate: the playbook's keys in camel case, durations in milliseconds, defaults filled in.
 * `from` stands in conditions of `always` that apply from that step on.
 */
export type Asked = {
  [Gate in GateName]: CamelKeys<z.output<(typeof gateParams)[Gate]>> & { from?: StepId }
}

/** What a condition of a known gate asks. A condition of another gate is a bug of the caller: a plain Error. */
export function askedOf<Gate extends GateName>(condition: Condition, gate: Gate): Asked[Gate] {
  if (condition.gate !== gate) throw new Error(`a condition of ${condition.gate} is read as one of ${gate}`)
  // Every condition of a compiled policy went through the gate's schema.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return condition.asked as Asked[Gate]
}
