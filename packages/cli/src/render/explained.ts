import type { Explained } from '../operations/why/index.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

/** What a code means, why the rule exists, and how to go on. */
export function renderExplained({ code, title, why, fix }: Explained, { chalk, columns }: Style): string {
  const paragraph = (label: string, text: string) => `${label.padEnd(9)}${wrap(text, columns, 9)}`
  return [
    `${chalk.bold(code)}   ${wrap(title, columns, code.length + 3)}`,
    '',
    paragraph('why', why),
    `${chalk.bold('fix')}      ${wrap(fix, columns, 9)}`,
    '',
  ].join('\n')
}
