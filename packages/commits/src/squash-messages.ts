import type { Message, Trailer } from '@helix/core'
import { composeMessage } from './compose-message.ts'
import { parseMessage } from './parse-message.ts'
import { isDecidingKey } from './trailers/trailer-keys.ts'

/**
 * One message of those that git puts one below the other for `squash` (git-rebase(1)), between comments: the header of the first,
 * the later headers as text, all reasons, one block of trailers. What is no message of ours at all stays as it was.
 */
export function squashMessages(text: string, commentChar: string): string {
  const [first, ...more] = partsOf(text, commentChar).map((part) => parseMessage(part))
  if (first === undefined || first.type === '') return text
  const all = [first, ...more]
  return composeMessage({
    ...first,
    body: joined([first.body, ...more.flatMap((one) => [headerOf(one), one.body])], '\n\n') ?? '',
    why: joined(all.map(({ why }) => why), '\n'), // prettier-ignore
    change: joined(all.map(({ change }) => change), '\n'), // prettier-ignore
    trailers: together(all.flatMap(({ trailers }) => trailers)),
  })
}

/** What stands between comments. */
function partsOf(text: string, commentChar: string): string[] {
  const parts = ['']
  for (const line of text.split('\n')) {
    if (line.startsWith(commentChar)) parts.push('')
    else parts.push(`${parts.pop()}${line}\n`)
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

function headerOf({ type, scope, description }: Message): string {
  return `${type}${scope === null ? '' : `(${scope})`}${type === '' ? '' : ': '}${description}`
}

function joined(texts: readonly (string | null)[], between: string): string | null {
  const said = [...new Set(texts)].filter((text) => text !== null && text !== '')
  return said.length === 0 ? null : said.join(between)
}

/** A key that decides something stands once: of `Covers` with all values, else with the first. */
function together(trailers: readonly Trailer[]): Trailer[] {
  const byKey = Map.groupBy(trailers, ({ key }) => key)
  return [...byKey].flatMap(([key, same]) => {
    const values = [...new Set(same.map(({ value }) => value))]
    if (!isDecidingKey(key)) return values.map((value) => ({ key, value }))
    return [{ key, value: key === 'Covers' ? values.join(', ') : (values[0] ?? '') }]
  })
}
