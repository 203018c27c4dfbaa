import type { z } from 'zod'
import { type ErrorCode, HelixError } from './error.ts'

/**
 * Checks an outside value against a schema. Throws HelixError `code` with one finding per issue; `source` names the
 * file or message that the value came from, `hint` says what to do.
 */
export function parseWith<T>(schema: z.ZodType<T>, value: unknown, code: ErrorCode, source: string, hint?: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const findings = result.error.issues.map((issue) => ({
    severity: 'error' as const,
    code: 'SHAPE',
    message: `${issue.path.join('.') || 'the document'}: ${issue.message}`,
    where: { path: source },
  }))
  throw new HelixError(code, `${source} does not have the expected shape: ${findings[0]?.message ?? ''}`, {
    findings,
    ...(hint !== undefined && { hint }),
  })
}
