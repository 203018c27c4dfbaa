import { z } from 'zod'
import { kebab, longestName } from './kebab.ts'

export const kebabName = z.string().max(longestName).regex(kebab)

export const stepId = z
  .string()
  .max(longestName)
  .regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/)
  .describe('Id of a step, in upper case: DOMAIN_LOGIC.')

/** A program and its arguments, started without a shell. */
export const argv = z.array(z.string().min(1)).min(1)
