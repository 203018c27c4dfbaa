import type { SpecDocument } from './document.ts'

/** What a spec says outside of its requirements, blank lines aside. */
export function textAround({ text, requirements }: SpecDocument): string {
  const lines = text.split('\n')
  for (const { line, text: own } of requirements) lines.fill('', line - 1, line + own.split('\n').length - 2)
  return lines.filter((line) => line.trim() !== '').join('\n')
}
