import { expect, test } from 'vitest'
import { isOrder } from './agent-orders.ts'

test.each([
  'AGENTS.md', 'AGENTS.override.md', 'src/AGENTS.override.md', 'CLAUDE.md', 'CLAUDE.local.md', 'opencode.json', 'opencode.jsonc',
  '.claude/settings.json', '.cursorrules', '.windsurfrules', '.clinerules/rules.md', '.github/copilot-instructions.md', '.pi/SYSTEM.md', '.goosehints',
  '.goose/recipes/build.yaml',
])('agents take %s for orders', (path) => {
  expect(isOrder(path)).toBe(true)
}) // prettier-ignore

test.each([
  'docs/agents.md', 'src/claude.ts', 'opencode.md', 'src/overrides.ts', 'docs/CLAUDE.md.txt', '.github/CONTRIBUTING.md', 'src/cursorrules.ts', 'src/goose.ts',
])('%s is an ordinary file', (path) => {
  expect(isOrder(path)).toBe(false)
}) // prettier-ignore
