// in-toto attestation framework, statement v1.
import { canonicalJson, type Digest, type Judgement, type Oid } from '@helix/core'
import { anyObject, digest, listOf, oid, ShapeError } from '../record/shape.ts'
import { predicates } from './predicates/index.ts'
import type { StatedRecord, StatementOptions } from './stated-record.ts'

/**
 * What a record of the chain says, as in-toto statements (canonical JSON): the move itself, and where verdicts were given
 * their results and the properties that hold. Each names the judged commit and tree, and in its annotations the record.
 */
export function statementsOf(record: StatedRecord, options: StatementOptions): string[] {
  const subject = [subjectOf(record.judgement, record.digest, options)]
  return predicates.flatMap((one) => {
    const predicate = one.of(record, options)
    if (predicate === null) return []
    return canonicalJson({
      _type: 'https://in-toto.io/Statement/v1',
      subject,
      predicateType: one.type,
      predicate,
    })
  })
}

function subjectOf({ subject, sequence }: Judgement, judgement: Digest, { uri }: StatementOptions) {
  return {
    ...(uri !== null && { name: uri }),
    digest: { gitCommit: subject.commit, gitTree: subject.tree },
    annotations: { judgement, sequence },
  }
}

/** Which record, and which commit, a statement is about. */
export interface StatementSubject {
  /** Where it says that the repository lives. */
  name: string | null
  judgement: Digest
  commit: Oid
  tree: Oid
}

/** Reads what a statement is about; null when it is no statement of Helix. */
export function readStatement(payload: Uint8Array): StatementSubject | null {
  try {
    const statement = anyObject(JSON.parse(Buffer.from(payload).toString('utf8')), 'statement')
    const [subject = {}] = listOf(anyObject)(statement['subject'], 'subject')
    const digests = anyObject(subject['digest'], 'digest')
    const annotations = anyObject(subject['annotations'], 'annotations')
    return {
      name: typeof subject['name'] === 'string' ? subject['name'] : null,
      judgement: digest(annotations['judgement'], 'judgement'),
      commit: oid(digests['gitCommit'], 'gitCommit'),
      tree: oid(digests['gitTree'], 'gitTree'),
    }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ShapeError) return null
    throw error
  }
}
