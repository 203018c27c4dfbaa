import { Parser } from 'commonmark'

/** Where each label of a text leads, by the label in the form in which CommonMark compares labels. */
export type Labels = ReadonlyMap<string, string>

/** The link reference definitions of a text. */
export function labelsIn(text: string): Labels {
  const parser = new Parser()
  parser.parse(text)
  if (!hasReferences(parser)) throw new Error('commonmark keeps references elsewhere than it did')
  return new Map(Object.entries(parser.refmap).map(([label, { destination }]) => [label, destination]))
}

/** Of which commonmark's types say nothing (commonmark.js, lib/blocks.js). */
interface References {
  refmap: Record<string, { destination: string }>
}

function hasReferences(parser: Parser): parser is Parser & References {
  return 'refmap' in parser && typeof parser.refmap === 'object'
}

/** Names for the labels of a text that lead elsewhere in what stands before it; the first definition of a label wins. */
export function newLabels(own: Labels, before: Labels, scope: string): Map<string, string> {
  const renamed = new Map<string, string>()
  for (const [label, destination] of own) {
    const other = before.get(label)
    if (other === undefined || other === destination) continue
    let name = `${label.toLowerCase()}-${scope.toLowerCase()}`
    while (own.has(keyOf(name)) || before.has(keyOf(name))) name += '-again'
    renamed.set(label, name)
  }
  return renamed
}

/** A line with its labels renamed, in definitions and uses; what a reader sees of a link stays. Code spans stay as they are. */
export function withLabels(line: string, renamed: ReadonlyMap<string, string>): string {
  if (renamed.size === 0) return line
  return line
    .split(/(`+[^`]*`+)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll(bracket, rename(renamed, at === 0))))
    .join('')
}

const bracket = /\[([^[\]]+)\](\[[^[\]]*\]|[(:])?/g

function rename(renamed: ReadonlyMap<string, string>, begins: boolean) {
  return (whole: string, text: string, after: string | undefined, offset: number, line: string): string => {
    if (after === '(') return whole
    const label = after?.startsWith('[') === true && after !== '[]' ? after.slice(1, -1) : text
    const name = renamed.get(keyOf(label))
    if (name === undefined) return whole
    if (after === ':' && begins && line.slice(0, offset).trim() === '') return `[${name}]:`
    return `[${text}][${name}]${after === ':' ? ':' : ''}`
  }
}

/** As commonmark.js compares labels. */
function keyOf(label: string): string {
  return label
    .trim()
    .replaceAll(/[ \t\r\n]+/g, ' ')
    .toLowerCase()
    .toUpperCase()
}

/** Where the links and images of a text lead, in their order. */
export function linksIn(text: string): string[] {
  const found: string[] = []
  const walker = new Parser().parse(text).walker()
  for (let event = walker.next(); event; event = walker.next()) {
    const { type, destination } = event.node
    if (event.entering && (type === 'link' || type === 'image')) found.push(destination ?? '')
  }
  return found
}
