import type { StatedRecord, StatementOptions } from '../stated-record.ts'

/** One thing that can be stated about a record. */
export interface Predicate {
  /** The predicate's type URI. */
  type: string
  /** Its JSON; null where the record says nothing of the kind. */
  of(record: StatedRecord, options: StatementOptions): object | null
}
