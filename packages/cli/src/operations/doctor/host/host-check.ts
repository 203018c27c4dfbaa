import type { HostName } from '@helix/core'
import { type Examined, unconfirmed } from '../check.ts'
import type { Answer } from '../../../hosts/answer.ts'
import type { HostFacts } from './host-facts.ts'

/** One question about how a host is set up; null where it does not apply. */
export interface HostCheck {
  name: string
  /** What `helix why` explains. */
  code: string
  judge(facts: HostFacts): Examined | null
}

/** Judges what the host answered; where it did not, says so, and where a person looks. */
export function judgeAnswer<T>(answer: Answer<T>, look: string, judge: (value: T | null) => Examined): Examined {
  return answer.known ? judge(answer.value) : unconfirmed(answer.why, look)
}

/** Where a person looks, in the words of each host. */
export type Look = Readonly<Record<HostName, string>>

/** Where a person looks on the host of these facts; in GitHub's words where it is not known. */
export function lookAt({ host }: HostFacts, look: Look): string {
  return look[host ?? 'github']
}
