// Cobertura's coverage XML (coverage-04.dtd), as coverage.py, istanbul, gcovr, gocover-cobertura and Coverlet write it.
import type { Finding } from '@helix/core'
import { isAbsolute, posix } from 'node:path'
import { wholeNumber } from './numbers.ts'
import { type Reading, truncated } from './reader.ts'
import { repositoryPath } from './repository-path.ts'
import { readXml, type XmlHandler } from './xml.ts'

/** Reads lines and how often they ran. Classes of one file add up; lines of methods are lines of their class too. */
export function readCobertura(bytes: Uint8Array, root: string): Reading | Finding {
  const reading = new CoberturaReading(root)
  const refused = readXml(bytes, { name: 'Cobertura', roots: ['coverage'], doctype: true }, reading)
  return refused ?? { coverage: [...reading.files].map(([file, lines]) => ({ file, lines })) }
}

class CoberturaReading implements XmlHandler {
  readonly files = new Map<string, Map<number, number>>()
  private readonly root: string
  private readonly sources: string[] = []
  /** Of the class that is being read. */
  private lines: Map<number, number> | null = null
  private source: string | null = null

  constructor(root: string) {
    this.root = root
  }

  start(name: string, attributes: Readonly<Record<string, string>>, open: readonly string[]): Finding | null {
    if (name === 'source') this.source = ''
    if (name === 'class') return this.startClass(attributes['filename'] ?? '')
    return name === 'line' && open.at(-3) === 'class' ? this.line(attributes) : null
  }

  text(part: string): void {
    if (this.source !== null && this.source.length < 4096) this.source += part
  }

  end(name: string): null {
    if (name === 'class') this.lines = null
    if (name === 'source' && this.source !== null) {
      this.sources.push(this.source.trim())
      this.source = null
    }
    return null
  }

  private startClass(filename: string): Finding | null {
    if (filename === '') return truncated('Cobertura', 'a class has no filename')
    const file = placeOf(filename, this.sources, this.root)
    this.lines = this.files.get(file) ?? new Map<number, number>()
    this.files.set(file, this.lines)
    return null
  }

  private line(attributes: Readonly<Record<string, string>>): Finding | null {
    const [at, hits] = [wholeNumber(attributes['number'], 1), wholeNumber(attributes['hits'])]
    if (at === null || hits === null) {
      const said = `number="${attributes['number'] ?? ''}" hits="${attributes['hits'] ?? ''}"`
      return truncated('Cobertura', `a line has ${said.slice(0, 100)}`)
    }
    this.lines?.set(at, (this.lines.get(at) ?? 0) + hits)
    return null
  }
}

/** Names of files are relative to one of the sources; the first that lies in the repository is taken. */
function placeOf(filename: string, sources: readonly string[], root: string): string {
  const plain = filename.replaceAll('\\', '/')
  if (isAbsolute(plain)) return repositoryPath(plain, root).file
  const places = sources.map((source) => repositoryPath(posix.join(source, plain), root))
  return (places.find(({ inside }) => inside) ?? repositoryPath(plain, root)).file
}
