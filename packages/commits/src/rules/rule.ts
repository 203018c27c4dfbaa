import type { Finding, Message } from '@helix/core'
import type { CommitFacts } from '../facts.ts'

/** What a message is judged against. All of it comes from the commit and the policy, none from the message. */
export interface MessageContext extends CommitFacts {
  /** Why that label and no other: `DOMAIN_LOGIC is active`. */
  labelReason?: string
  /** Why the lane that the message asks for does not fit, as a clause. */
  laneReason?: string
  /** Names of figures that differ from run to run (times): they must have been measured, their text is not compared. */
  unsteady?: readonly string[]
  /** Ids of the spec's requirements; null where they are not known. */
  requirements: readonly string[] | null
  /** The commit is about to land, or has: fixups are refused. */
  landing: boolean
}

/** One thing that a message must be; its findings carry its code. */
export interface MessageRule {
  code: string
  /** Holds for merges that equal git's own and for fixups before landing, too. */
  always?: true
  /** Looks at nothing but the message; a message that `readCanonical` takes breaks none of these. */
  alone?: true
  check(message: Message, context: MessageContext): Finding[]
}
