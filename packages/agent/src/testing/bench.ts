import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { tools } from '../tools/index.ts'
import type { ToolContext, ToolResult } from '../tools/tool.ts'
import { outside } from './outside.ts'

export interface Bench {
  root: string
  call: (name: string, given: unknown) => Promise<ToolResult>
}

/** A worktree with files, and the tools over it. */
export function bench(files: Record<string, string | Buffer> = {}, given: Partial<ToolContext> = {}): Bench {
  const root = temporaryFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const context: ToolContext = {
    workspace: { root, mayWrite: () => null },
    check: async () => [],
    finished: async () => [],
    ...outside,
    ...given,
  }
  return {
    root,
    call: async (name, given) => {
      const tool = tools.find(({ schema }) => schema.name === name)
      if (tool === undefined) throw new Error(`no tool ${name}`)
      return tool.call(given, context)
    },
  }
}
