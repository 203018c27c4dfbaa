import { sha256 } from '@helix/core'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { memoryRunLog } from '../log/write.ts'
import { anAssignment } from '../testing/an-assignment.ts'
import { outside } from '../testing/outside.ts'
import { type ProgramExit, workInRounds } from './rounds.ts'

const output = '{"type":"error","message":"401 from the server"}\n'

/** How a run ends whose program ended so, without a change. */
function after(exit: Partial<ProgramExit>) {
  const start = async () => ({ ended: 'exited' as const, code: 0, output, milliseconds: 1, ...exit })
  const ports = {
    workspace: { root: temporaryFolder(), mayWrite: () => null },
    check: async () => [],
    finished: async () => [],
    tree: async () => sha256('the same'),
    log: memoryRunLog({ now: () => 0, redact: (text) => text }),
    ...outside,
  }
  return workInRounds(anAssignment, ports, { argv: ['agent'], start })
}

test.each<[Partial<ProgramExit>, string, string]>([
  [{}, 'agent/no-change', 'the program ended without changing a file: 401 from the server'],
  [{ code: 3 }, 'agent/no-change', 'the program ended without changing a file; it exited with 3: 401 from the server'],
  [{ code: null, output: '' }, 'agent/no-change', 'the program ended without changing a file'],
  [
    { ended: 'silence', code: null },
    'agent/no-change',
    'the program ended without changing a file; it had fallen silent, and was stopped: 401 from the server',
  ],
  [
    { ended: 'time', code: null },
    'agent/budget-minutes',
    "the run's budget is used up: 1 minutes: 401 from the server",
  ],
])(
  'a program that ended with %j is told with what it said that went wrong, and where all stands that it printed',
  async (exit, code, reason) => {
    expect(await after(exit)).toMatchObject({ code, reason, hint: 'helix log latest --only program-end' })
  },
)
