// JUnit XML, the dialects of Vitest, jest-junit, node:test, Playwright, pytest, gotestsum, cargo-nextest and JUnit 5.
import type { Finding } from '@helix/core'
import type { Failure, TestResult, TestState } from '../run/run.ts'
import { longestFailure } from './failure-text.ts'
import { millisecondsOf } from './numbers.ts'
import { findTooMuch, mostResults, type Reading } from './reader.ts'
import { readPrinted } from './printed/index.ts'
import { repositoryPath } from './repository-path.ts'
import { asWholeFile } from './whole-file.ts'
import { readXml, type XmlHandler } from './xml.ts'

/** Vitest puts errors outside any test into a suite of this name, beside the tests. */
const unhandledSuite = 'vitest unhandled errors'

interface Case {
  file: string
  name: string
  suite: string
  durationMs: number
  state: TestState
  failure: Failure | null
  marks: Set<string>
  /** What CTest and GoogleTest say beside the elements: `run`, `disabled`, `notrun`. */
  status: string
}

/** Reads JUnit XML; entity declarations, deep nesting and an early end are refused. */
export function readJunit(bytes: Uint8Array, root: string): Reading | Finding {
  const reading = new JunitReading(root)
  const format = { name: 'JUnit', roots: ['testsuites', 'testsuite'] }
  return readXml(bytes, format, reading) ?? findTooMuch('JUnit', reading.cases) ?? reading.reading()
}

class JunitReading implements XmlHandler {
  readonly cases: Case[] = []
  private readonly root: string
  private readonly suites: { name: string; file: string }[] = []
  private current: Case | null = null
  private attributes: Readonly<Record<string, string>> = {}
  private body = ''

  constructor(root: string) {
    this.root = root
  }

  start(name: string, attributes: Readonly<Record<string, string>>): null {
    if (name === 'testsuite') this.suites.push({ name: attributes['name'] ?? '', file: attributes['file'] ?? '' })
    if (name === 'testcase') this.current = this.caseOf(attributes)
    if (!this.current || name === 'testcase') return null
    this.attributes = attributes
    this.body = ''
    this.current.marks.add(attributes['type'] === 'pytest.xfail' ? 'xfail' : name)
    return null
  }

  text(part: string): void {
    if (this.current && this.body.length < longestFailure) this.body += part
  }

  private caseOf(attributes: Readonly<Record<string, string>>): Case {
    const suite = this.suites.at(-1) ?? { name: '', file: '' }
    const { file, name } = placeOf(attributes, suite)
    return {
      file: repositoryPath(file, this.root).file,
      name,
      suite: suite.name,
      durationMs: millisecondsOf(attributes['time']),
      state: 'passed',
      failure: null,
      marks: new Set(),
      status: attributes['status']?.toLowerCase() ?? '',
    }
  }

  end(name: string): Finding | null {
    if (name === 'testsuite') this.suites.pop()
    if (!this.current) return null
    if (name === 'failure' || name === 'error') this.current.failure ??= this.failure()
    if (name !== 'testcase') return null
    this.current.state = stateOf(this.current)
    this.cases.push(this.current)
    this.current = null
    // The rest is not taken anyway.
    return this.cases.length > mostResults ? findTooMuch('JUnit', this.cases) : null
  }

  private failure(): Failure {
    const { type, message } = this.attributes
    return readPrinted(
      { text: this.body, ...(type !== undefined && { type }), ...(message !== undefined && { message }) },
      this.root,
    )
  }

  reading(): Reading {
    return {
      tests: this.cases.filter((one) => !apart(one)).map((one) => asWholeFile(resultOf(one), this.root)),
      unhandled: this.cases.filter(apart).flatMap((one) => (one.failure ? [one.failure] : [])),
    }
  }
}

function apart(one: Case): boolean {
  return one.suite === unhandledSuite || one.file === unhandledSuite
}

/** Surefire's reruns and Gradle's retries mark a test that failed before it passed. */
const rerunMarks = ['flakyFailure', 'flakyError', 'rerunFailure', 'rerunError']

/** Words for tests that did not run, and for those that failed. */
const idle = /^(?:disabled|notrun|skipped|ignored|inactive)$/
const broken = /^(?:fail|failed|failure|error|broken)$/

function stateOf({ failure, marks, status }: Case): TestState {
  if (failure || broken.test(status)) return 'failed'
  if (marks.has('xfail')) return 'expected-failure'
  if (marks.has('skipped') || marks.has('disabled') || idle.test(status)) return 'skipped'
  return rerunMarks.some((mark) => marks.has(mark)) ? 'flaky' : 'passed'
}

/** Where a case belongs; each runner has words of its own for that. */
function placeOf(attributes: Readonly<Record<string, string>>, suite: { name: string; file: string }) {
  const { file, classname, name = '' } = attributes
  if (suite.name === 'pytest') return pytestPlace(classname ?? '', name, file)
  const path = file ?? (suite.file || (classname ?? suite.name))
  // Playwright joins the titles of suites with this sign.
  return { file: path, name: /\.[cm]?[jt]sx?$/.test(path) ? name.replaceAll(' › ', ' > ') : name }
}

/** pytest says `tests.test_a.TestC`; a file that it could not import has no class, and its path or module for a name. */
function pytestPlace(classname: string, name: string, file: string | undefined): { file: string; name: string } {
  const parts = (classname === '' ? name.replace(/\.py$/, '').replaceAll('/', '.') : classname).split('.')
  const first = parts.findIndex((part) => /^[A-Z]/.test(part))
  const [folders, classes] = first === -1 ? [parts, []] : [parts.slice(0, first), parts.slice(first)]
  const path = file ?? `${folders.join('/')}.py`
  return { file: path, name: classname === '' ? '' : [...classes, name].join(' > ') }
}

function resultOf({ file, name, state, durationMs, failure }: Case): TestResult {
  return {
    id: name === '' ? file : `${file} > ${name}`,
    file,
    name,
    state,
    durationMs,
    ...(failure ? { failure } : {}),
  }
}
