import type { Finding } from '@helix/core'

/** Where coding agents look for orders and settings. */
const places: ReadonlySet<string> = new Set([
  'AGENTS.md', 'AGENTS.override.md', 'CLAUDE.md', 'CLAUDE.local.md', 'GEMINI.md', 'QWEN.md', 'copilot-instructions.md', '.mcp.json',
  '.claude', '.codex', '.gemini', '.qwen', '.opencode', 'opencode.json', 'opencode.jsonc', '.agents', '.cursor', '.cursorrules',
  '.clinerules', '.windsurfrules', '.aider.conf.yml', '.goose', '.goosehints', '.pi',
]) // prettier-ignore

/** Whether agents take what lies at a path for orders, in the root or in a folder of their own below it. */
export function isOrder(path: string): boolean {
  return path.split('/').some((name) => places.has(name))
}

/** Why an agent may not write there: what a repository told one agent would be told to every other. */
export function orderFinding(path: string): Finding {
  return {
    severity: 'error',
    code: 'NEXT-ORDERS',
    message: `${path}: agents take it for orders, so a person writes it`,
    where: { path },
    fix: 'Leave it as it was, and take it away where there was none.',
  }
}
