import type { Command } from '@helix/core'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { commandOf, provenRuns } from '../runs.ts'

/** A program of the project ends with exit code 0. */
export const command: Gate = {
  name: 'command',
  needs: (condition) => [{ what: 'run', command: commandOf(condition), purpose: 'exit', times: 1 }],
  judge(condition, evidence) {
    const name = commandOf(condition)
    const evident = provenRuns(evidence, name, 'exit')
    if (!evident.ok) return evident.judged
    const failing = evident.runs.find((run) => run.exitCode !== 0)
    if (failing === undefined) return decided({ exit: 0 }, [], evident.reports)
    const { exitCode: exit, told } = failing
    if (exit === null) {
      const killed = fault('GATE-COMMAND-KILLED', `${name} did not end by itself`, `helix verify`, { name })
      return missing([killed], {}, evident.reports)
    }
    const message = `${name} ended with exit code ${exit}, asked 0${told === undefined ? '' : `: ${told}`}`
    const failed = fault(
      'GATE-COMMAND-FAILED',
      message,
      `Run it by hand, mend what it reports: ${argvOf(evidence.policy.commands[name])}`,
      { name },
    )
    return decided({ exit }, [failed], evident.reports)
  },
}

function argvOf(command: Command | undefined): string {
  return command?.kind === 'argv' ? command.run.join(' ') : 'see playbook.yml › commands'
}
