import { z } from 'zod'

// `constructor` would be found in every JavaScript object, declared or not.
const kebab = /^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** Whether a text can name a layer, command, service or cycle: kebab case, at most 60 characters. */
export function isKebabName(text: string): boolean {
  return text.length <= 60 && kebab.test(text)
}

export const kebabName = z.string().max(60).regex(kebab)

export const stepId = z
  .string()
  .max(60)
  .regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/)
  .describe('Id of a step, in upper case: DOMAIN_LOGIC.')

/** A program and its arguments, started without a shell. */
export const argv = z.array(z.string().min(1)).min(1)
