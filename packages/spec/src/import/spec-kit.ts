import { folderName, type ForeignRequirement, type ForeignSpec, type Format, scopeOf } from './foreign-spec.ts'
import { shortTitle } from './short-title.ts'

const story = /^User Story (\d+)\s*[-–—:]?\s*(.*)$/i
/** `- **FR-001**: The system MUST …`; an item inside another stays where it is. */
const item = /^ ?[-*+]\s+(?:\*\*|__)?((?:N?FR)-[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)(?:\*\*|__)?\s*:?(?:\*\*|__)?:?\s*(.*)$/

/** spec-kit: `specs/<number>-<name>/spec.md` with user stories and items `FR-001`, whose numbers begin anew in every file. */
export const specKit: Format = {
  name: 'spec-kit',
  label: 'spec-kit',
  recognises: ({ path, text }) =>
    /(^|\/)spec\.md$/.test(path) &&
    (/^#\s+Feature Specification\b/im.test(text) || /^ ?[-*+]\s+(?:\*\*)?N?FR-\d/m.test(text)),
  scopes: (path) => {
    const name = folderName(path)
    const number = /^(\d[\d-]*\d|\d)(?=-|$)/.exec(name)?.[1]
    return [...(number === undefined ? [] : [number]), scopeOf(name)]
  },
  requirements: (spec) => [...stories(spec), ...items(spec)].toSorted((a, b) => a.line - b.line),
}

function stories({ headings }: ForeignSpec): ForeignRequirement[] {
  return headings.flatMap(({ line, text }) => {
    const [, number, title = ''] = story.exec(text) ?? []
    return number === undefined ? [] : [{ line, own: `User Story ${number}`, suffix: `US-${number}`, title, shape: 'heading' as const }] // prettier-ignore
  })
}

function items({ prose }: ForeignSpec): ForeignRequirement[] {
  return prose.flatMap((line, at) => {
    const [, own, text = ''] = item.exec(line) ?? []
    return own === undefined
      ? []
      : [{ line: at + 1, own, suffix: own, title: shortTitle(text), shape: 'item' as const }]
  })
}
