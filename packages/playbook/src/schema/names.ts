import { z } from 'zod'
import { kebab, longestName, nameForm } from './kebab.ts'

export const kebabName = z.string().max(longestName).regex(kebab, nameForm)

const stepForm = 'a step id in upper case: DOMAIN_LOGIC'

export const stepId = z
  .string(stepForm)
  .max(longestName)
  .regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/, stepForm)
  .describe('Id of a step, in upper case: DOMAIN_LOGIC.')

const urlPathForm = 'a path that starts with /: /healthz'

/** A program and its arguments, started without a shell. */
export const argv = z.array(z.string().min(1), 'a program and its arguments: [npm, ci]').min(1)

/** A path of the product's HTTP interface. */
export const urlPath = z.string(urlPathForm).startsWith('/', urlPathForm)

export const environmentName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of an environment variable: PORT')
