import type { Finding } from '@helix/core'
import sax from 'sax'
import { refusal, tooLarge, truncated } from './reader.ts'
import { decodeReport } from './text.ts'

const maximumDepth = 64
/** Elements of one report, and attributes of one element: each costs the parser more than its few bytes. */
const mostElements = 3_000_000
const mostAttributes = 1000

/** What a format does with the pieces of its document. Any of them may answer why the rest is not to be read. */
export interface XmlHandler {
  /** `open`: names of the elements around it and its own, outermost first. */
  start(name: string, attributes: Readonly<Record<string, string>>, open: readonly string[]): Finding | null
  /** Text and CDATA, in pieces. */
  text(part: string): void
  end(name: string, open: readonly string[]): Finding | null
}

export interface XmlFormat {
  /** What people call it. */
  name: string
  /** Elements that a document of it may start with. */
  roots: readonly string[]
  /** Whether a DOCTYPE that names a public grammar, and declares nothing itself, belongs to the format. */
  doctype?: boolean
}

/**
 * Reads a report of XML as a stream. Answers why it is refused, null when it was read to its end: entity declarations,
 * deep nesting, another root and an early end are refused.
 */
export function readXml(bytes: Uint8Array, format: XmlFormat, handler: XmlHandler): Finding | null {
  const text = decodeReport(bytes, format.name)
  return typeof text === 'string' ? new XmlReading(format, handler).read(text) : text
}

class XmlReading {
  private readonly format: XmlFormat
  private readonly handler: XmlHandler
  private readonly open: string[] = []
  private problem: Finding | null = null
  private seenRoot = false
  private elements = 0
  /** Of the element that is being read. */
  private attributeCount = 0

  constructor(format: XmlFormat, handler: XmlHandler) {
    this.format = format
    this.handler = handler
  }

  read(text: string): Finding | null {
    const parser = sax.parser(true)
    const onText = (part: string): void => this.handler.text(part)
    Object.assign(parser, {
      // An end that comes too early is told to this handler only; nothing is thrown.
      onerror: ({ message }: Error) => {
        this.problem ??= truncated(this.format.name, message.split('\n', 1)[0] ?? '')
      },
      ondoctype: (doctype: string) => this.doctype(doctype),
      onattribute: () => this.countAttribute(),
      onopentag: (tag: sax.Tag) => this.start(tag.name, tag.attributes),
      onclosetag: (name: string) => this.end(name),
      ontext: onText,
      oncdata: onText,
    })
    for (let at = 0; at < text.length && !this.problem; at += 65_536) parser.write(text.slice(at, at + 65_536))
    if (!this.problem) parser.close()
    if (this.problem) return this.problem
    return this.seenRoot ? null : truncated(this.format.name, `it has no ${this.rootsInWords()}`)
  }

  private doctype(doctype: string): void {
    if (/<!ENTITY/i.test(doctype)) this.refuse('it declares entities')
    else if (this.format.doctype !== true || doctype.includes('[')) this.refuse('it has a DOCTYPE')
  }

  private countAttribute(): void {
    this.attributeCount++
    if (this.attributeCount <= mostAttributes) return
    this.problem ??= tooLarge(`an element of the ${this.format.name} report has more than ${mostAttributes} attributes`)
  }

  private start(name: string, attributes: Record<string, string>): void {
    this.elements++
    this.attributeCount = 0
    if (this.elements > mostElements)
      this.problem ??= tooLarge(`the ${this.format.name} report has more than ${mostElements} elements`)
    this.open.push(name)
    if (this.open.length > maximumDepth) this.refuse(`elements are nested deeper than ${maximumDepth}`)
    if (this.open.length === 1) {
      this.seenRoot = this.format.roots.includes(name)
      if (!this.seenRoot) this.refuse(`it starts with <${name}>, not ${this.rootsInWords()}`)
    }
    if (!this.problem) this.problem = this.handler.start(name, attributes, this.open)
  }

  private end(name: string): void {
    if (!this.problem) this.problem = this.handler.end(name, this.open)
    this.open.pop()
  }

  private rootsInWords(): string {
    return this.format.roots.map((root) => `<${root}>`).join(' or ')
  }

  private refuse(why: string): void {
    const { name } = this.format
    this.problem ??= refusal('REPORT-TRUNCATED', `the ${name} report is refused: ${why}`, `Write plain ${name} XML.`)
  }
}
