import type { DeclaredTest } from '../facts.ts'

/** A test that names a requirement in its title or in a suite's around it. */
export interface CoverageMark {
  requirement: string
  test: string
  line: number
}

/** `REQ-7` in `REQ-7: pays` and `[REQ-7]`; not in `xREQ-7`. Ids are as the spec writes them: `REQ-` and letters, digits, dashes. */
const mark = /(?<![\w-])REQ-[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*/g

/** Which requirements the titles of tests name. Comments do not count: a report shows titles only. */
export function coverageMarks(tests: readonly DeclaredTest[]): CoverageMark[] {
  return tests.flatMap(({ id, line }) => {
    const title = id.slice(id.indexOf(' > ') + 3)
    return [...new Set(title.match(mark) ?? [])].map((requirement) => ({ requirement, test: id, line }))
  })
}
