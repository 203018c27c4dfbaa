import { z } from 'zod'
import { playbookSchema } from '../schema/playbook-schema.ts'

/** JSON schema (draft 2020-12) of `playbook.yml`, for editors: what may be written, with descriptions and defaults. */
export function playbookJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(playbookSchema, { io: 'input' }), title: 'playbook.yml' }
}
