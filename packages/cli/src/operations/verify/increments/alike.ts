import type { MessageContext } from '@helix/commits'
import type { Change, Increment, Policy } from '@helix/core'
import { layerOf } from '@helix/playbook'
import type { Sorted } from '../../../decide/commit-kind.ts'
import type { Stand } from '../../../decide/replay.ts'
import type { Surroundings } from '../../../repository/surroundings.ts'

export interface AlikeFacts {
  stand: Stand
  policy: Policy
  surroundings: Surroundings
}

/** What commits of one type, lane and set of layers are, what their messages were held against, and the files that they changed without breaking a rule. */
export interface Passed {
  type: string
  lane: string | undefined
  sorted: Sorted
  context: MessageContext
  paths: Set<string>
}

/**
 * Commits like one that was judged and broke nothing: with one parent, at the same position, of the same type and lane, that edit
 * files of the same layers which such commits changed before, or add some, and neither delete nor turn them into something else. No
 * rule about paths can say of an edit what it did not say before, because each looks at one change at a time; what is left are the
 * names of the added files and the message, of which the rules ask the same.
 */
export class Alike {
  #policy: Policy | null = null
  #before: Stand['before'] | null = null
  #surroundings: Surroundings | null = null
  /** By the layers that they change. */
  #passed = new Map<number, Passed[]>()
  /** Of every layer a bit, by path. */
  #bits = new Map<string, number>()

  /** What a commit is like of which nothing but its message and what it adds can break a rule; null where it has to be looked at. */
  find(facts: AlikeFacts): Passed | null {
    const { increment, before, after } = facts.stand
    if (!this.#holds(facts) || before !== after || increment.parents.length !== 1) return null
    const passed = this.#like(this.#layersOf(facts.policy, increment), increment)
    const isPassed = (change: Change): boolean => change.before === null || passed?.paths.has(change.path) === true
    return passed !== undefined && increment.changes.every(isPassed) ? passed : null
  }

  /** Remembers a commit of one parent that broke no rule, and that no rule but those of paths and messages concerns. */
  keep(facts: AlikeFacts, { sorted, context }: Pick<Passed, 'sorted' | 'context'>): void {
    const { increment, before, after } = facts.stand
    if (before !== after || increment.parents.length !== 1) return
    if (!this.#holds(facts)) this.#begin(facts)
    const layers = this.#layersOf(facts.policy, increment)
    if (layers === 0) return
    const { message, lane } = increment
    const known = this.#like(layers, increment)
    const passed = known ?? { type: message.type, lane, sorted, context, paths: new Set() }
    for (const { path } of increment.changes) passed.paths.add(path)
    if (known === undefined) this.#passed.set(layers, [...(this.#passed.get(layers) ?? []), passed])
  }

  #like(layers: number, { message, lane }: Increment): Passed | undefined {
    return this.#passed.get(layers)?.find((passed) => passed.type === message.type && passed.lane === lane)
  }

  #holds({ stand, policy, surroundings }: AlikeFacts): boolean {
    return this.#policy === policy && this.#before === stand.before && this.#surroundings === surroundings
  }

  #begin({ stand, policy, surroundings }: AlikeFacts): void {
    if (this.#policy?.layers !== policy.layers) this.#bits.clear()
    this.#policy = policy
    this.#before = stand.before
    this.#surroundings = surroundings
    this.#passed.clear()
  }

  /** The layers of what a commit changes, a bit for each; 0 where it does more than edit and add plain files in layers. */
  #layersOf(policy: Policy, { changes }: Increment): number {
    let bits = 0
    // Counted, because this is asked of every commit of a history.
    for (let at = 0; at < changes.length; at++) {
      const { path, before, after } = changes[at]!
      const bit = this.#bits.get(path) ?? this.#bitOf(policy, path)
      if (bit === 0 || (before !== null && before.mode !== file) || after?.mode !== file) return 0
      bits |= bit
    }
    return bits
  }

  /** 0 of a path that is in no layer, or in one that there is no bit for. */
  #bitOf(policy: Policy, path: string): number {
    const layer = layerOf(policy, path)
    const index = layer === null ? most : policy.layers.indexOf(layer)
    const bit = index < most ? 1 << index : 0
    this.#bits.set(path, bit)
    return bit
  }
}

/** Bits of a whole number. */
const most = 31

const file = '100644'
