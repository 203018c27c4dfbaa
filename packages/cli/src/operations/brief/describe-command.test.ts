import { compilePolicy, parsePlaybook, playbookTemplate } from '@helix/playbook'
import { expect, test } from 'vitest'
import { describeCommand } from './describe-command.ts'

const template = playbookTemplate(
  {
    packageManager: 'npm', runner: 'vitest', typescript: false, layout: 'layered', installed: [], signing: 'none', self: true,
    service: { run: ['node', 'src/main.js'], ready: '/healthz' },
  }, // prettier-ignore
  'standard',
)
const { commands, services } = compilePolicy(parsePlaybook(template, 'playbook.yml'), { digest: '0', signers: [] })
const described = (name: string) => commands[name] && describeCommand(commands[name], services)

test('tests of a service are told how they find it, and what it is', () => {
  expect(described('e2e')).toBe(
    'vitest e2e/**/*.test.js, while the service app (node src/main.js, its port in PORT, ready at /healthz) is up at HELIX_SERVICE_URL',
  )
})

test('other commands say what they run', () => {
  expect(described('unit')).toBe('vitest test/unit/**/*.test.js')
  expect(described('mutants')).toBe('stryker over src/domain/** with the tests of unit, property')
})
