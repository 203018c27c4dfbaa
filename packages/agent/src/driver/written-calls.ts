import { parseJson } from '@helix/core'
import { z } from 'zod'

/** A call that a model wrote into its text. */
interface WrittenCall {
  name: string
  /** JSON. */
  arguments: string
}

/** What stands before the calls that a text ends in. */
export interface WrittenCalls {
  before: string
  calls: WrittenCall[]
}

type Form = (text: string) => WrittenCalls | null

/**
 * The calls that a text ends in, in one of the forms in which models write them when their server does not read them as calls; null
 * where it ends in none. What is quoted before other text is no call. Takes linear time.
 */
export function writtenCalls(text: string): WrittenCalls | null {
  for (const form of forms) {
    const found = form(text.trim())
    if (found !== null) return found
  }
  return null
}

/** As Helix asks for it, then what models were trained to write. */
const forms: readonly Form[] = [
  whole,
  fenced,
  tagged('<|python_tag|>', oneOf), // Llama
  tagged('[TOOL_CALLS]', mistral),
  tagged('<tool_call>', (text) => blocks(text, '<tool_call>', '</tool_call>', inTag)), // Hermes, Qwen and others
  tagged('<function=', (text) => blocks(text.replace(/\s*<\/tool_call>$/, ''), '<function=', '</function>', qwenCoder)),
]

function whole(text: string): WrittenCalls | null {
  return text.startsWith('{') ? withBefore('', oneOf(text)) : null
}

/** A line feed cannot stand in JSON's strings, so the last line that opens a block opens this one. */
function fenced(text: string): WrittenCalls | null {
  if (!text.endsWith('\n```')) return null
  const inside = `\n${text.slice(0, -4)}`
  const start = inside.lastIndexOf('\n```')
  const [, json] = /^\n```(?:json)?[ \t]*\n([\s\S]*)$/.exec(inside.slice(Math.max(0, start))) ?? []
  return json === undefined ? null : withBefore(inside.slice(0, start), oneOf(json))
}

/** From the first time that a word stands there to the end. */
function tagged(word: string, read: (text: string) => WrittenCall[] | null): Form {
  return (text) => {
    const start = text.indexOf(word)
    return start === -1 ? null : withBefore(text.slice(0, start), read(text.slice(start)))
  }
}

function withBefore(before: string, calls: WrittenCall[] | null): WrittenCalls | null {
  return calls === null || calls.length === 0 ? null : { before, calls }
}

function oneOf(text: string): WrittenCall[] | null {
  const call = callOf(parseJson(text.replace(/^<\|python_tag\|>/, '').replace(/<\|e\w+\|>$/, '')))
  return call === null ? null : [call]
}

/** `[TOOL_CALLS][{"name": …, "arguments": {…}}]`, or `[TOOL_CALLS]NAME[ARGS]{…}` for each. */
function mistral(text: string): WrittenCall[] | null {
  const parts = text.split('[TOOL_CALLS]').slice(1)
  return allOf(
    parts.flatMap((part) => {
      const [name = '', given] = part.split('[ARGS]', 2)
      if (given !== undefined) return callOf({ name: name.trim(), arguments: parseJson(given) })
      const held = parseJson(part)
      return Array.isArray(held) ? held.map(callOf) : [null]
    }),
  )
}

function inTag(body: string): WrittenCall | null {
  const text = body.trim()
  if (!text.startsWith('<function=')) return callOf(parseJson(text))
  return blocks(text, '<function=', '</function>', qwenCoder)?.[0] ?? null
}

/** `NAME><parameter=KEY>VALUE</parameter>…`, of `<function=…</function>`. */
function qwenCoder(body: string): WrittenCall | null {
  const end = body.indexOf('>')
  const name = body.slice(0, Math.max(0, end))
  const given = blocks(body.slice(end + 1), '<parameter=', '</parameter>', (one) => {
    const [, key, value] = /^([\w-]+)>\n?([\s\S]*?)\n?$/.exec(one) ?? []
    return key === undefined || value === undefined ? null : ([key, valueOf(value)] as const)
  })
  return /^[\w-]+$/.test(name) && given !== null ? { name, arguments: JSON.stringify(Object.fromEntries(given)) } : null
}

/** What stands between each pair of marks; null where there is anything else, or anything that cannot be read. */
function blocks<T>(text: string, open: string, close: string, read: (body: string) => T | null): T[] | null {
  const found: (T | null)[] = []
  for (let rest = text.trim(); rest !== '';) {
    const end = rest.indexOf(close)
    if (!rest.startsWith(open) || end === -1) return null
    found.push(read(rest.slice(open.length, end)))
    rest = rest.slice(end + close.length).trimStart()
  }
  return allOf(found)
}

function allOf<T>(found: readonly (T | null)[]): T[] | null {
  const held = found.filter((one) => one !== null)
  return held.length === found.length ? held : null
}

const given = z.record(z.string(), z.unknown())
/** The words of Helix, of the protocol, and of Llama. */
const callSchema = z.union([
  z.looseObject({ tool: z.string(), arguments: given.default({}) }).transform(({ tool: name, arguments: input }) => ({ name, input })),
  z.strictObject({ name: z.string(), arguments: given, id: z.string().optional() }).transform(({ name, arguments: input }) => ({ name, input })),
  z.strictObject({ name: z.string(), parameters: given, type: z.string().optional() }).transform(({ name, parameters: input }) => ({ name, input })),
]) // prettier-ignore

function callOf(value: unknown): WrittenCall | null {
  const called = callSchema.safeParse(value)
  return called.success ? { name: called.data.name, arguments: JSON.stringify(called.data.input) } : null
}

/** A number, a truth, a list or an object in JSON is one, all else is text: the form does not tell them apart. */
function valueOf(text: string): unknown {
  const value = parseJson(text)
  return value === undefined || typeof value === 'string' ? text : value
}
