import type { Finding } from '@helix/core'
import { uniqueFindings } from '../decide/unique-findings.ts'
import { isWaived, messageBefore, type WaivedFinding, type Waiver } from '../decide/waiver-words.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

type Width = Pick<Style, 'columns'>

/** What passed under a label or a waiver; the same about several places is said once, with its count. */
export function renderNotes(findings: readonly Finding[], width: Width): string[] {
  const unique = uniqueFindings(findings)
  const said = unique.filter((finding) => !isWaived(finding))
  const alike = Map.groupBy(said, ({ code, message }) => `${code}  ${message}`)
  const notes = [...alike].map(([text, { length }]) =>
    wrap(`note     ${text}${length > 1 ? `, ${length} times` : ''}`, width.columns, 9),
  )
  return [...notes, ...renderWaived(unique.filter(isWaived), width)]
}

/** What somebody waived, by code and reason: the first of it, and how many are like that; then who it was. */
function renderWaived(waived: readonly WaivedFinding[], { columns }: Width): string[] {
  return [...Map.groupBy(waived, ({ waiver }) => giver(waiver))].flatMap(([who, theirs]) => {
    const alike = Map.groupBy(theirs, ({ code, waiver: { why } }) => JSON.stringify([code, why]))
    const rows = [...alike.values()].flatMap(([first, ...others]) => {
      if (first === undefined) return []
      const more = others.length === 0 ? '' : `, and ${others.length} more`
      // What a message says behind its first half is the rule, which `helix why` tells.
      const [what = ''] = messageBefore(first).split('; ', 1)
      return [`${first.code}  ${what}${more} (${first.waiver.why})`]
    })
    return [...rows, who].map((row, index) => `${index === 0 ? 'waived   ' : margin}${wrap(row, columns, 9)}`)
  })
}

const margin = ' '.repeat(9)

function giver({ by, until }: Waiver): string {
  return `waived by ${by}${until === undefined ? '' : ` until ${until}`}`
}
