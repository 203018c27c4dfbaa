import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from '../row.ts'
import { expectThat, start } from '../start.ts'

const requirements = 10_000

export const specHash: Row = {
  id: 'spec-hash',
  what: 'hashing a spec with 10,000 requirements (2.5 MB)',
  unit: 's',
  bar: 0.6,
  floor: 'commonmark.js parses it',
  peer: '',
  rounds: 5,
  prepare({ folder, script }) {
    const file = join(folder, 'spec.md')
    writeFileSync(file, specText())
    return {
      helix() {
        const { output } = start([process.execPath, script('subjects/parse-spec.ts'), file])
        const [milliseconds, found] = output.trim().split(' ').map(Number)
        expectThat(found === requirements, `${requirements} requirements are read`, output)
        return (milliseconds ?? NaN) / 1000
      },
      floor: () => Number(start([process.execPath, script('floors/commonmark.mjs'), file]).output) / 1000,
    }
  },
}

function specText(): string {
  return `# Evenly\n\n${Array.from({ length: requirements }, (_, at) => requirement(at + 1)).join('\n')}`
}

function requirement(number: number): string {
  return `### REQ-${number}: Balance ${number}

A *balance* is what a flatmate is owed less what they owe, **to the cent**; see [REQ-1](#req-1).

- Given three flatmates and an expense of 10.00, the shares are 3.34, 3.33 and 3.33.
- Their sum is \`10.00\`, always.
`
}
