import { proseOf } from '../prose.ts'
import type { SpecRule } from './rule.ts'

export const text: SpecRule = {
  code: 'SPEC-TEXT',
  check: ({ requirements, headings }) =>
    requirements
      .filter((requirement) => proseOf(requirement.body) === '')
      // git's marks make a heading of the lines between them: what stands there is in conflict, not absent.
      .filter(({ line }) => headings.find((heading) => heading.line > line)?.text.startsWith('<<<<<<<') !== true)
      .map((requirement) => ({
        severity: 'error',
        code: 'SPEC-TEXT',
        message: `${requirement.id} has a heading but no text`,
        where: { line: requirement.line },
        fix: 'state below the heading what can be observed and tested',
      })),
}
