import type { Command } from '../command.ts'
import { adrCommand } from './adr.ts'
import { amendCommand } from './amend.ts'
import { approveCommand } from './approve.ts'
import { briefCommand } from './brief.ts'
import { commitCommand } from './commit.ts'
import { completionOf } from './completion.ts'
import { demoCommand } from './demo.ts'
import { evidenceCommand } from './evidence.ts'
import { doctorCommand } from './doctor.ts'
import { initCommand } from './init.ts'
import { logCommand } from './log.ts'
import { mcpCommand } from './mcp.ts'
import { nextCommand } from './next.ts'
import { statusCommand } from './status.ts'
import { specCommand } from './spec.ts'
import { verifyCommand } from './verify.ts'
import { whyCommand } from './why.ts'

/** Every command, in the order of the help page. */
export const commands: readonly Command[] = [
  initCommand,
  statusCommand,
  nextCommand,
  commitCommand,
  verifyCommand,
  approveCommand,
  amendCommand,
  specCommand,
  whyCommand,
  doctorCommand,
  briefCommand,
  logCommand,
  mcpCommand,
  demoCommand,
  evidenceCommand,
  adrCommand,
  completionOf(() => commands),
]
