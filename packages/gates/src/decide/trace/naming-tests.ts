import type { NamingTest } from './trace-requirements.ts'
import { requirementsIn } from './requirement-names.ts'
import type { DeclaredTest } from '../../facts/facts.ts'
import { isSkipped } from '../modifiers.ts'
import { titleOf } from '../test-id.ts'
import { type TestLanguage, testLanguageOf } from './languages.ts'

/** A test as its source declares it, with the requirements that its title, its tags and the comment above it name. */
export interface SourceTest extends NamingTest {
  path: string
  line: number
}

/** Longer files hold data. */
const longest = 1_000_000
/** Lines above a test that are looked at. */
const farthest = 30

/**
 * The tests of one file. `declared` are those of JavaScript and TypeScript, read from syntax; other languages are read line
 * by line, Python too: its marks name requirements. None for files in which no test is looked for.
 */
export function namingTests(path: string, text: string, declared: readonly DeclaredTest[] | undefined): SourceTest[] {
  if (text.length > longest) return []
  const lines = text.split('\n')
  const language = testLanguageOf(path)
  if (declared !== undefined && language === undefined) {
    return declared.map((test, at) => fromSyntax(path, test, { lines, text, end: declared[at + 1]?.line ?? Infinity }))
  }
  return language === undefined ? [] : lines.flatMap((line, at) => fromLine(path, language, lines, line, at))
}

interface Around {
  lines: readonly string[]
  text: string
  /** The line of the next test. */
  end: number
}

function fromSyntax(path: string, test: DeclaredTest, { lines, text, end }: Around): SourceTest {
  const { id, line, modifiers, asserts } = test
  const said = (lines[line - 1] ?? '').split(/=>|\bfunction\b/, 1)[0] ?? ''
  const names = [titleOf(id), tagsIn(said), ...remarksAbove(lines, line - 1)].flatMap(requirementsIn)
  const proves = !isSkipped(modifiers) && (asserts || mayAssert(lines.slice(line - 1, end - 1).join('\n'), text))
  return { id, path, line, names: [...new Set(names)], proves }
}

/** Tags are options: `{ tags: ['REQ-7'] }`. */
function tagsIn(line: string): string {
  return /\btags?:(.*)/.exec(line)?.[1] ?? ''
}

/** Whether a helper may assert: by its name, or because its file declares it itself. In doubt a test is believed. */
function mayAssert(body: string, file: string): boolean {
  if (/\b\w*(?:expect|assert|should|verif|check|must|refus|reject|equal|match)\w*\s*\(/i.test(body)) return true
  const called = new Set([...body.matchAll(/(?<![.\w])([a-z_]\w{0,80})\s*\(/gi)].map(([, name]) => name))
  return [...file.matchAll(/\b(?:function|const|let)\s+(\w{1,80})/g)].some(([, name]) => called.has(name))
}

function fromLine(
  path: string,
  language: TestLanguage,
  lines: readonly string[],
  line: string,
  at: number,
): SourceTest[] {
  const name = line.length > 1000 ? undefined : language.declares.exec(line)?.[1]?.trim()
  if (name === undefined) return []
  const above = linesAbove(lines, at)
  const { mark } = language
  if (mark !== undefined && !above.some((one) => mark.test(one))) return []
  const title = name.replaceAll(/^["'`]|["'`]$/g, '')
  const told = [title, spelledOut(title), ...remarksAbove(lines, at)]
  const names = [...new Set(told.flatMap(requirementsIn))]
  const isOff = [line, ...above].some((one) => language.skips.test(one))
  return [{ id: `${path} > ${title}`, path, line: at + 1, names, proves: !isOff }]
}

/** Names of functions have no dashes: `test_REQ_7_rounds`, `TestREQ7`. */
function spelledOut(name: string): string {
  return name.replaceAll(/(?:^|_|(?<=[a-z]))REQ_?(\d+)(?![A-Za-z0-9])/g, ' REQ-$1 ')
}

/** Comments, attributes, decorators and tags; what ends them is the first other line. */
const remark = /^\s*(?:\/\/|\/?\*|#|--|;|@|\[|%|"""|''')/
/** What a remark may begin with before it names requirements. */
const beginning =
  /^[\s/*#;%!"'-]*(?:@?(?:covers|verifies|tests|requirements?|req|implements|tag|spec)\b(?!-)[\s:=(["']*)?(?:@[\w.]+\(["'\s]*)?/i

function linesAbove(lines: readonly string[], at: number): string[] {
  const above: string[] = []
  for (let line = at - 1; line >= 0 && at - line <= farthest; line--) {
    const text = lines[line] ?? ''
    if (!remark.test(text) || text.length > 1000) break
    above.push(text)
  }
  return above
}

/** What the remarks above a line name at their beginning: `// REQ-7, REQ-8: …`, `@covers REQ-7`, `@Tag("REQ-7")`; not what they mention. */
function remarksAbove(lines: readonly string[], at: number): string[] {
  return linesAbove(lines, at).flatMap((line) => {
    const rest = line.replace(beginning, '').replace(/^@/, '')
    const list = /^(?:@?REQ-[\w.-]+[\s,;@"')\]]*(?:and\s+)?)+/.exec(rest)?.[0]
    return list === undefined ? [] : [list]
  })
}
