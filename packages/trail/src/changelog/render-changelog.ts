import { type ChangelogEntry, type Kind, kinds, type ReleaseNotes } from './changelog.ts'

const titles: Record<Kind, string> = {
  breaking: 'Breaking',
  added: 'Added',
  fixed: 'Fixed',
  improved: 'Faster',
  amended: 'The spec',
}

/** A changelog as Markdown, for CHANGELOG.md at the root: links lead from there. */
export function renderChangelog(releases: readonly ReleaseNotes[]): string {
  return ['# Changelog', ...releases.map(section)].join('\n\n').concat('\n')
}

function section(notes: ReleaseNotes): string {
  const { name, date } = notes
  const heading = name === null ? '## Unreleased' : `## ${name.replace(/^release\//, '')} (${date})`
  const parts = kinds.flatMap((kind) =>
    notes[kind].length === 0 ? [] : [`### ${titles[kind]}\n\n${notes[kind].map(line).join('\n')}`],
  )
  return [heading, ...(parts.length === 0 ? ['Nothing that users see.'] : parts)].join('\n\n')
}

function line({ commit, scope, text, requirements, decision }: ChangelogEntry): string {
  const place = [...requirements, commit.slice(0, 12)].join(', ')
  const why = decision === null ? '' : `; [${numberOf(decision)}](${decision})`
  return `- ${scope === null ? '' : `**${scope}**: `}${plain(text)} (${place}${why})`
}

/** `Map<string>` would be read as a tag of HTML. */
function plain(text: string): string {
  return text.includes('`') ? text : text.replaceAll(/<(?=[a-z/!])/gi, String.raw`\<`)
}

function numberOf(path: string): string {
  const file = path.split('/').at(-1) ?? path
  return `ADR ${/^\d+/.exec(file)?.[0] ?? file}`
}
