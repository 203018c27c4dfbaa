import type { McpTool } from '../tool.ts'
import { nextTool } from './next.ts'
import { proposeAmendmentTool } from './propose-amendment.ts'
import { recordDecisionTool } from './record-decision.ts'
import { specTraceTool } from './spec-trace.ts'
import { statusTool } from './status.ts'
import { verifyTool } from './verify.ts'
import { whyTool } from './why.ts'

/** Every tool: what asks first, then what proposes. Nothing here may approve, commit or move the beacon. */
export const tools: readonly McpTool[] = [
  statusTool,
  nextTool,
  verifyTool,
  whyTool,
  specTraceTool,
  proposeAmendmentTool,
  recordDecisionTool,
]
