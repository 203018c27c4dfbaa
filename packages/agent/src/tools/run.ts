import { nearest } from '@helix/core'
import { z } from 'zod'
import { renderFindings } from '../brief/findings.ts'
import { Excerpt } from '../workspace/excerpt.ts'
import { elide } from '../workspace/elide.ts'
import { defineTool, failed, type ToolContext, type ToolResult } from './tool.ts'

/** Characters of an output that are shown: of a shell this many of its beginning and as many of its end. */
const shown = 6_000
/** Seconds that a shell line may take, and what it takes unless said. */
const [longest, usual] = [600, 60]

export const run = defineTool({
  name: 'run',
  description:
    'Runs a command of the playbook by its name, or a line of shell in the worktree, apart from everything else. ' +
    'Answers the exit code, the beginning and the end of the output. What is written where it is not open is put back.',
  input: z.strictObject({
    command: z.string().min(1).optional().describe('name of a command of the playbook'),
    shell: z.string().min(1).optional().describe('a line for /bin/sh; each call is a new shell'),
    seconds: z.int().min(1).max(longest).optional().describe(`how long the shell may take; ${usual} unless said`),
  }),
  example: '{"command": "unit"} or {"shell": "ls -la src", "seconds": 10}',
  run: async ({ command, shell, seconds = usual }, context) => {
    if ((command === undefined) === (shell === undefined)) return failed('say either command or shell')
    const result =
      command === undefined ? await runShell(shell ?? '', seconds, context) : await runNamed(command, context)
    const closed = await context.putBack()
    if (closed.length === 0) return result
    return { ...result, text: `${result.text}\nput back, because it is not open:\n${renderFindings(closed)}` }
  },
})

async function runNamed(name: string, { commands }: ToolContext): Promise<ToolResult> {
  if (!commands.names.includes(name)) {
    const meant = nearest(name, commands.names)
    const hint = meant === undefined ? '' : ` Did you mean ${meant}?`
    return failed(`there is no command "${name}" to run.${hint} The commands are: ${commands.names.join(', ')}`)
  }
  const { ending, output } = await commands.run(name)
  return { ok: true, text: `${ending}\n${elide(output, 2 * shown)}` }
}

async function runShell(
  line: string,
  seconds: number,
  { enclosure, workspace, signal }: ToolContext,
): Promise<ToolResult> {
  const { kind, detail } = enclosure.sandbox
  if (kind !== 'namespaces') return failed(`there is no shell without a sandbox (${detail}); commands can be run`)
  const output = new Excerpt(shown)
  const exit = await enclosure.run({
    argv: ['/bin/sh', '-c', line],
    cwd: workspace.root,
    timeout: seconds * 1000,
    onLine: (text) => output.add(text),
    ...(signal !== undefined && { signal }),
  })
  const ending = exit.timedOut
    ? `stopped after ${seconds} s`
    : `exit code ${exit.code ?? `none, ended by ${exit.signal}`}`
  return { ok: true, text: `${ending}\n${output.text()}` }
}
