import type { Figure } from '@helix/core'
import { excerpt } from '../excerpt.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

export const figures: MessageRule = {
  code: 'MSG-FIGURES',
  check(message, { figures: measured, unsteady = [] }) {
    if (measured === null) return []
    return message.validation.flatMap((said) => {
      const found = measured.find(({ name }) => name === said.name)
      if (found && (isSame(found.text, said.text) || unsteady.includes(said.name))) return []
      const line = lineOf(message.text, said)
      const claim = `line ${line} says "${excerpt(spell(said))}"`
      if (!found) {
        return refuse(
          'MSG-FIGURES',
          `${claim}; nothing of that name was measured for this tree`,
          'delete the line',
          line,
        )
      }
      const difference = `${claim}; measured ${differing(said.text, found.text)} for this tree`
      return refuse('MSG-FIGURES', difference, `write: ${spell(found)}`, line)
    })
  },
}

function isSame(a: string, b: string): boolean {
  return a.split(/\s+/).join(' ') === b.split(/\s+/).join(' ')
}

/** Only the number where everything after it is the same. */
function differing(said: string, measured: string): string {
  const [a, b] = [/^\d+/.exec(said)?.[0] ?? '', /^\d+/.exec(measured)?.[0] ?? '']
  return a !== '' && b !== '' && said.slice(a.length) === measured.slice(b.length) ? b : `"${excerpt(measured)}"`
}

function lineOf(text: string, { name, text: said }: Figure): number {
  const holds = (line: string) => line.includes(said) && line.includes(name === '' ? said : `${name}:`)
  return text.split('\n').findIndex((line, index) => index > 0 && holds(line)) + 1
}

function spell({ name, text }: Figure): string {
  return name === '' ? text : `${name}: ${text}`
}
