import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from '../row.ts'
import { expectThat, start } from '../start.ts'
import { message, stageWork } from '../repository/next-commit.ts'

// For `git commit -m`, which opens no editor (githooks(5), commit-msg).
const asGitDoes = { GIT_EDITOR: ':' }

export const commitMsg: Row = {
  id: 'commit-msg',
  what: 'commit-msg hook, whole process',
  unit: 'ratio',
  bar: 1.6,
  floor: 'node, a header regex, one git diff --cached --raw',
  peer: 'commitlint, one message',
  prepare({ helix, script, repository, commitlint }) {
    const { root } = repository('hooks', 100)
    stageWork(root)
    const file = join(root, '.git', 'COMMIT_EDITMSG')
    const hook = (...argv: string[]) => {
      writeFileSync(file, message)
      return start([process.execPath, ...argv], { cwd: root, env: asGitDoes }).milliseconds
    }
    return {
      helix() {
        const milliseconds = hook(helix, 'hook', 'commit-msg', file)
        const completed = readFileSync(file, 'utf8')
        expectThat(/^STEP\[4\/7\] .*^Helix-Spec: spec@/ms.test(completed), 'the message was completed', completed)
        return milliseconds
      },
      floor: () => hook(script('floors/hook.mjs'), file),
      ...(commitlint !== null && { peer: () => hook(...commitlint, '--edit', file) }),
    }
  },
}
