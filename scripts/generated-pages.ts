import { renderGatesPage } from '../gauntlet/gates-page.ts'
import { attacks } from '../gauntlet/index.ts'
import { canaries, withoutCanary } from '../packages/canaries/src/index.ts'
import { commands } from '../packages/cli/src/commands/index.ts'
import { renderAction } from '../packages/cli/src/operations/init/ci/action.ts'
import { allCodes } from '../packages/cli/src/operations/why/all-codes.ts'
import { renderCanaryReference } from '../packages/cli/src/reference/canary-reference.ts'
import { renderCliReference } from '../packages/cli/src/reference/cli-reference.ts'
import { renderRunLogReference } from '../packages/cli/src/reference/run-log-reference.ts'
import { renderTroubleshooting } from '../packages/cli/src/reference/troubleshooting.ts'
import { helixVersion } from '../packages/cli/src/version.ts'
import { playbookJsonSchema, renderPlaybookReference } from '../packages/playbook/src/index.ts'

/** Path from docs/ → text, for every page that is generated. */
export function generatedPages(): Map<string, string> {
  return new Map([
    ['../action.yml', renderAction(helixVersion())],
    ['canaries.md', renderCanaryReference(canaries, withoutCanary)],
    ['cli.md', renderCliReference(commands)],
    ['gates.md', renderGatesPage(attacks)],
    ['playbook.md', renderPlaybookReference()],
    ['playbook.schema.json', `${JSON.stringify(playbookJsonSchema(), null, 2)}\n`],
    ['run-log.md', renderRunLogReference()],
    ['troubleshooting.md', renderTroubleshooting(allCodes)],
  ])
}
