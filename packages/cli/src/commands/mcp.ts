import type { Command } from '../command.ts'

export const mcpCommand: Command = {
  name: 'mcp',
  summary: 'serve agents over the Model Context Protocol, on standard input and output',
  plumbing: true,
  examples: ['helix mcp', 'claude mcp add helix -- npx helix mcp'],
  async run(io) {
    const [{ StdioServerTransport }, { serve }] = await Promise.all([
      import('@modelcontextprotocol/server/stdio'),
      import('../mcp/serve.ts'),
    ])
    await serve(io, new StdioServerTransport())
    return { exit: 0, data: { ok: true }, text: () => '' }
  },
}
