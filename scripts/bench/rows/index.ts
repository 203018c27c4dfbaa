import type { Row } from '../row.ts'
import { commitGates } from './commit-gates.ts'
import { commitMsg } from './commit-msg.ts'
import { discipline1000, discipline10000 } from './discipline.ts'
import { gitCommit } from './git-commit.ts'
import { gitProcesses } from './git-processes.ts'
import { memory } from './memory.ts'
import { signature } from './signature.ts'
import { specHash } from './spec-hash.ts'
import { status } from './status.ts'
import { whyAnswer, whyIndex } from './why.ts'

/** Every row of the speed table; docs/performance.md shows what came of them. */
export const rows: readonly Row[] = [
  commitMsg,
  gitCommit,
  commitGates,
  discipline1000,
  discipline10000,
  gitProcesses,
  signature,
  specHash,
  status,
  memory,
  whyIndex,
  whyAnswer,
]
