import type { Row } from '../row.ts'
import { expectThat, start } from '../start.ts'

export const status: Row = {
  id: 'status',
  what: 'helix status',
  unit: 'ratio',
  bar: 3,
  floor: '',
  peer: '',
  prepare({ helix, repository }) {
    const { root } = repository('hooks', 100)
    return {
      helix() {
        const { milliseconds, output } = start([process.execPath, helix, 'status'], { cwd: root })
        expectThat(output.includes('STEP 4/7 DOMAIN_LOGIC'), 'the step is told', output)
        return milliseconds
      },
    }
  },
}
