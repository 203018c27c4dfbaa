import type { Message, Trailer } from '@helix/core'
import { gitTrailers } from '../../trailers/git-trailers.ts'
import { isFixup } from '../../header.ts'
import { layoutOf } from '../../layout.ts'
import { lintMessage } from '../../lint-message.ts'
import { parseMessage } from '../../parse-message.ts'
import { trailers as trailerRule } from '../../rules/trailers.ts'
import { isSectionKey } from '../../trailers/trailer-keys.ts'
import type { ForeignCase } from './foreign-case.ts'
import { differences, judgeForm } from './judge-case.ts'

/** What both of git's parsers read from a message, as `key: value`: with `---` for an end, and without. */
export type ReadTrailers = (message: string) => Promise<{ parsed: string[]; logged: string[] }>

export interface CheckedPart {
  name: string
  /** How many cases were looked at; a part without any fails. */
  cases: number
  /** What is wrong, a line each. */
  faults: string[]
}

/**
 * Holds Helix against cases that others wrote. `deviations` names those that Helix reads otherwise on purpose, with the
 * reason: one that is not listed, and one that is and does not deviate any more, is a fault.
 */
export async function checkConformance(
  cases: readonly ForeignCase[],
  deviations: Readonly<Record<string, string>>,
  readTrailers: ReadTrailers,
): Promise<CheckedPart[]> {
  const spec = cases.filter(({ tier }) => tier === 'spec')
  const others = cases.filter(({ tier, kind }) => tier !== 'spec' && kind !== 'ignored')
  const ignored = cases.filter(({ kind }) => kind === 'ignored')
  const prefixable = cases.filter(({ input }) => /^\S/.test(input) && !isFixup(input))
  return [
    part('specification', spec, (held) => [
      ...differences(held),
      ...(Object.hasOwn(deviations, held.id) ? ['is listed as a deviation; its cases admit none'] : []),
    ]),
    part('deviations listed', others, ({ id, ...held }) => {
      const found = differences({ id, ...held })
      return Object.hasOwn(deviations, id) ? [] : found
    }),
    stale(cases, deviations),
    part('ignored elsewhere, judged here', ignored, judgeIgnored),
    part('STEP[3/7] changes nothing else', prefixable, comparePrefixed),
    await trailersPart(cases, readTrailers),
  ]
}

function part(name: string, cases: readonly ForeignCase[], faultsOf: (held: ForeignCase) => string[]): CheckedPart {
  const faults = cases.flatMap((held) => faultsOf(held).map((fault) => `${held.id}  ${fault}`))
  return { name, cases: cases.length, faults }
}

function stale(cases: readonly ForeignCase[], deviations: Readonly<Record<string, string>>): CheckedPart {
  const deviating = new Set(cases.filter((held) => differences(held).length > 0).map(({ id }) => id))
  const listed = Object.entries(deviations)
  const faults = listed.flatMap(([id, reason]) => [
    ...(deviating.has(id) ? [] : [`${id}  does not deviate any more: take it out of the list`]),
    ...(reason.trim().length > 10 ? [] : [`${id}  has no reason`]),
  ])
  return { name: 'no deviation listed in vain', cases: listed.length, faults }
}

/** What a linter skips unread is refused like anything else, unless it is a header after all. */
function judgeIgnored({ input }: ForeignCase): string[] {
  const header = input.trimStart().split('\n')[0] ?? ''
  const isGood = /^[a-z]+(?:\([a-z]+\))?!?: +\S/.test(header)
  const refused = judgeForm(input, null).length > 0
  if (refused !== isGood) return []
  return [isGood ? 'is refused, though it is a header' : 'passes, though it is no header']
}

function comparePrefixed({ input }: ForeignCase): string[] {
  const [bare, prefixed] = [parseMessage(input), parseMessage(`STEP[3/7] ${input}`)]
  if (prefixed.label?.number !== 3 || prefixed.label.of !== 7) return ['the label is not read']
  const [is, asked] = [withoutLabel(prefixed), withoutLabel(bare)]
  return is === asked ? [] : [`reads ${is}, without the label ${asked}`]
}

function withoutLabel(message: Message): string {
  return JSON.stringify({ ...message, label: null, text: '' })
}

/** git's own answer against the reader of this package, and where a message may land, against its trailers. */
async function trailersPart(cases: readonly ForeignCase[], readTrailers: ReadTrailers): Promise<CheckedPart> {
  const faults: string[] = []
  for (const { id, input } of cases) {
    const { parsed, logged } = await readTrailers(input)
    const message = parseMessage(input)
    const claims: [string, readonly string[], readonly string[]][] = [
      ['git interpret-trailers', spell(gitTrailers(input, { divider: true })), parsed],
      ['git log', spell(gitTrailers(input, { divider: false })), logged],
    ]
    if (isCanonical(message)) claims.push(['git log, of the message', heldBy(message), logged.filter(isNoSection)])
    for (const [who, is, asked] of claims) {
      if (is.join('\n') !== asked.join('\n'))
        faults.push(`${id}  ${who} reads ${JSON.stringify(asked)}; Helix ${JSON.stringify(is)}`)
    }
  }
  return { name: "trailers as both of git's parsers read them", cases: cases.length, faults }
}

/** The rule about trailers finds nothing: then everybody reads the same. */
function isCanonical(message: Message): boolean {
  const context = { kind: 'lane', lane: null, label: null, spec: null, figures: null, requirements: null, landing: true } as const // prettier-ignore
  return lintMessage(message, context, [trailerRule]).length === 0
}

/** The trailers of a message that are trailers to git, too, unfolded as git shows them. */
function heldBy(message: Message): string[] {
  const held = layoutOf(message).blocks.flatMap((block) => block.trailers)
  return spell(
    held.filter(({ form }) => form === 'git').map(({ key, value }) => ({ key, value: value.split(/\s+/).join(' ') })),
  )
}

function spell(trailers: readonly Trailer[]): string[] {
  return trailers.map(({ key, value }) => `${key}: ${value}`.trimEnd())
}

function isNoSection(line: string): boolean {
  return !isSectionKey(line.slice(0, line.indexOf(':')))
}
