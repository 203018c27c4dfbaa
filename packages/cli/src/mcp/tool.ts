import type { HelixError } from '@helix/core'
import type { z } from 'zod'
import type { Outcome } from '../command.ts'
import type { Io } from '../io.ts'
import type { Session } from './session.ts'

/** One tool that an agent may call over MCP. None approves, commits or moves a reference of the user. */
export interface McpTool<Shape extends z.ZodRawShape = z.ZodRawShape> {
  name: string
  /** One sentence or two: every agent pays for it in every conversation. */
  description: string
  input: z.ZodObject<Shape>
  /** It only looks; calling it twice is calling it once. */
  readOnly: boolean
  call(io: Io, given: z.output<z.ZodObject<Shape>>, session: Session): Promise<Outcome>
}

/** Ties the shape of the arguments to what `call` gets. */
export function mcpTool<Shape extends z.ZodRawShape>(tool: McpTool<Shape>): McpTool {
  // The server parses the arguments with `input` before it calls.
  return tool
}

/** What cannot be done, as an agent reads it. */
export function cannot({ code, message, hint }: HelixError): string {
  return `cannot: ${message}\n${hint === undefined ? '' : `next: ${hint}\n`}more: helix why ${code}`
}
