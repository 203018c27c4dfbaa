/** A record as far as others refer to it. */
export interface Referred {
  path: string
  number: number | null
}

/** File names, else numbers in digits, that follow a word in one of the lines. */
export function refsAfter(lines: readonly string[], word: RegExp): string[] {
  const found = lines.flatMap((line) => {
    const match = word.exec(line)
    return match === null ? [] : refsIn(line.slice(match.index + match[0].length))
  })
  return [...new Set(found)]
}

/** Links by file name: `[1. Use files](0001-use-files.md)`; else what is written as a record: `ADR-0123`; else numbers, dates aside. */
function refsIn(text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+\.md)[^)]*\)/g)].map(([, target = '']) => nameOf(target))
  if (links.length > 0) return links
  const files = [...text.matchAll(/[\w./-]+\.md\b/g)].map(([name]) => nameOf(name))
  if (files.length > 0) return files
  const marked = [...text.matchAll(/\bADR[-_ #]*0*(\d{1,6})\b/gi)].map(([, digits = '']) => digits)
  if (marked.length > 0) return marked
  const list = /^[\s:#[]*\d{1,6}\b(?:[\s\]#]*(?:,|and|&)[\s[#]*\d{1,6}\b)*/.exec(
    text.replaceAll(/\d{4}-\d{2}-\d{2}/g, ''),
  )
  return [...(list?.[0] ?? '').matchAll(/0*(\d+)/g)].map(([, digits = '']) => digits)
}

/** A reference of front matter in the form of the others: `ADR-0012` and 12 are `12`, a path is its file name. */
export function referenceOf(text: string): string {
  const link = /\]\(([^)\s]+)[^)]*\)/.exec(text)?.[1]
  const digits = /^(?:ADR[-_ #]*)?0*(\d{1,6})$/i.exec(text.trim())?.[1]
  return digits ?? nameOf(link ?? text.trim())
}

/** Whether a reference means a record: by its number, or by its file name with or without `.md`. */
export function isMeant({ path, number }: Referred, reference: string): boolean {
  if (/^\d+$/.test(reference)) return number === Number(reference)
  return nameOf(path).replace(/\.md$/, '').toLowerCase() === nameOf(reference).replace(/\.md$/, '').toLowerCase()
}

export function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path
}

/** '' for the root of the repository. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
