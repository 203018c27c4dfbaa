import type { CodeNote } from '@helix/core'

/** Every code with its note, in Markdown: findings first, then errors, each by area. */
export function renderTroubleshooting(codes: Readonly<Record<string, CodeNote>>): string {
  const all = Object.keys(codes).toSorted()
  return [
    '# Troubleshooting',
    '<!-- Generated from the tables of codes. Edits here are lost. -->',
    'Whatever Helix refuses or cannot do carries a code. `helix why <CODE>` prints the same as this page.',
    '**Findings** say why something is not as it must be (exit code 1):',
    indexOf(all.filter((code) => !isError(code))),
    '**Errors** say why Helix could not do its work (exit code 2):',
    indexOf(all.filter(isError)),
    '# Findings',
    ...all.filter((code) => !isError(code)).flatMap((code) => renderNote(code, codes[code])),
    '# Errors',
    ...all.filter(isError).flatMap((code) => renderNote(code, codes[code])),
  ].join('\n\n').concat('\n') // prettier-ignore
}

/** Codes of errors are `area/name`, those of findings `AREA-NAME`. */
function isError(code: string): boolean {
  return code.includes('/')
}

/** One line for each area. */
function indexOf(codes: readonly string[]): string {
  const areas = new Map<string, string[]>()
  for (const code of codes) {
    const area = code.split(/[-/]/, 1).join('')
    areas.set(area, [...(areas.get(area) ?? []), `[${code}](#${anchorOf(code)})`])
  }
  return [...areas.values()].map((links) => `- ${links.join(' · ')}`).join('\n')
}

/** As GitHub makes anchors of headings: lower case, without punctuation. */
function anchorOf(code: string): string {
  return code.toLowerCase().replaceAll(/[^a-z0-9-]/g, '')
}

function renderNote(code: string, note: CodeNote | undefined): string[] {
  if (note === undefined) return []
  return [`## ${code}`, `**${sentence(note.title)}** ${escaped(note.why)}`, `*What to do:* ${escaped(note.fix)}`]
}

function sentence(text: string): string {
  const begun = `${text[0]?.toUpperCase()}${text.slice(1)}`
  return escaped(/[.!?]$/.test(begun) ? begun : `${begun}.`)
}

/** Placeholders such as `<name>` would be taken for HTML; what stands in backticks is left as it is. */
function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', String.raw`\<`).replaceAll('*', String.raw`\*`)))
    .join('')
}
