import type { RunEvent } from '@helix/agent'
import type { Io } from '../io.ts'
import type { NextWatch } from '../operations/next/index.ts'
import { renderEvent } from './next.ts'
import { placeOf } from './refusal.ts'
import { type Style, styleFor } from './style.ts'

/** Prints what happens while it happens: events as they come, and what the agent does on one line each, to standard error. */
export function watchRun(io: Io, quiet: boolean): NextWatch {
  const style = styleFor(io)
  return {
    onEvent: (event) => {
      if (!quiet) io.write(renderEvent(event, style))
    },
    onRun: (event) => {
      const line = quiet || !io.interactive ? '' : renderRunEvent(event, style)
      if (line !== '') io.warn(`\r\u001b[2K${line}\n`)
    },
  }
}

/** One line for what the agent does; '' for what nobody needs to see. */
export function renderRunEvent(event: RunEvent, { chalk }: Style): string {
  if (event.kind === 'tool')
    return chalk.dim(`  ${event.ok ? '·' : '✗'} ${event.name}${event.path === undefined ? '' : ` ${event.path}`}`)
  if (event.kind === 'findings') {
    return event.findings
      .map(
        ({ code, message, where }) => chalk.yellow(`  ✗ ${code}`) + `  ${where ? `${placeOf(where)}  ` : ''}${message}`,
      )
      .join('\n')
  }
  if (event.kind === 'retry' || event.kind === 'nudge') return chalk.dim(`  · ${event.why}`)
  return ''
}
