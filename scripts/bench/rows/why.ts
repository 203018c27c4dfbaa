import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from '../row.ts'
import { expectThat, start } from '../start.ts'

const [commits, decisions] = [10_000, 500]
const long = { floor: '', peer: '', long: true, rounds: 5 } as const

export const whyIndex: Row = {
  ...long,
  id: 'why-index',
  what: 'helix why, first answer: 10,000 commits and 500 decisions are indexed',
  unit: 's',
  bar: 10,
  prepare: (workshop) => {
    const { root, ask } = aTrail(workshop)
    return {
      helix() {
        rmSync(join(root, '.git', 'helix', 'trail.sqlite'), { force: true })
        return ask() / 1000
      },
    }
  },
}

export const whyAnswer: Row = {
  ...long,
  id: 'why-answer',
  what: 'helix why, any later answer, whole process',
  unit: 'ms',
  bar: 150,
  prepare: (workshop) => {
    const { ask } = aTrail(workshop)
    ask()
    return { helix: ask }
  },
}

function aTrail({ helix, repository }: Parameters<Row['prepare']>[0]) {
  const { root } = repository('trail', commits)
  const folder = join(root, 'docs', 'adr')
  mkdirSync(folder, { recursive: true })
  for (let number = 1; number <= decisions; number++) {
    const text = `---\nstatus: accepted\ndate: 2026-01-02\n---\n\n# Why part ${number} is so\n\n## Why\n\nREQ-${number % 7} counts crates; harbour ${number}.\n`
    writeFileSync(join(folder, `${String(number).padStart(4, '0')}-why-part-${number}.md`), text)
  }
  const git = (...args: string[]): unknown =>
    execFileSync('git', ['-c', 'core.hooksPath=/dev/null', ...args], { cwd: root })
  git('add', 'docs/adr')
  git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-q', '--allow-empty', '-m', 'docs: decisions')
  const ask = (): number => {
    const { milliseconds, output } = start([process.execPath, helix, 'why', 'harbour', '321'], { cwd: root })
    expectThat(output.includes('0321-why-part-321.md'), 'the decision is found', output)
    return milliseconds
  }
  return { root, ask }
}
