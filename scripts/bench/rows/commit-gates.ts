import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateGated, stageSource } from '../repository/gated.ts'
import { timeCommit } from '../repository/next-commit.ts'
import type { Row } from '../row.ts'
import { expectThat, start } from '../start.ts'

const text = 'refactor: share by another factor'
const why = 'Why: the factor was a guess.'

/** The bar is two seconds, at 40 ms for `node -e 0`. */
export const commitGates: Row = {
  id: 'commit-gates',
  what: 'git commit of a repository of 1,000 files, with gates whose own program does nothing',
  unit: 'ratio',
  bar: 50,
  floor: '',
  peer: '',
  rounds: 5,
  prepare({ folder, helix }) {
    const root = join(folder, 'gated')
    generateGated(root, helix)
    expectThat(refuses(root, 'LAYERS-EDGE'), 'the gates are judged')
    return {
      helix() {
        stageSource(root)
        return timeCommit(root, [text, why], (log) => log.includes('Helix-Lane: keep'))
      },
    }
  },
}

/** Whether a commit that breaks a rule about imports is refused; leaves the repository as it was. */
function refuses(root: string, code: string): boolean {
  mkdirSync(join(root, 'src', 'ports'))
  writeFileSync(join(root, 'src', 'ports', 'port.ts'), "import '../part-1/share-1.ts'\n")
  start(['git', 'add', '-A'], { cwd: root })
  const { status, stderr } = spawnSync('git', ['commit', '-q', '-m', text, '-m', why], { cwd: root, encoding: 'utf8' })
  start(['git', 'reset', '-q', '--hard'], { cwd: root })
  return status !== 0 && stderr.includes(code)
}
