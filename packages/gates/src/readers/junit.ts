// JUnit XML, the dialects of Vitest, Jest, node:test, pytest and Maven Surefire.
import type { Finding } from '@helix/core'
import sax from 'sax'
import type { Failure, TestResult, TestState } from '../run/run.ts'
import { failureOf, longestFailure } from './failure-text.ts'
import { findTooMuch, mostResults, type Reading, refusal, tooLarge, truncated } from './reader.ts'
import { repositoryPath } from './repository-path.ts'
import { asWholeFile } from './whole-file.ts'
import { decodeReport } from './text.ts'

const maximumDepth = 64
/** Elements of one report, and attributes of one element: each costs the parser more than its few bytes. */
const mostElements = 3_000_000
const mostAttributes = 1000
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
}

/** Reads JUnit XML as a stream; entity declarations, deep nesting and an early end are refused. */
export function readJunit(bytes: Uint8Array, root: string): Reading | Finding {
  const text = decodeReport(bytes, 'JUnit')
  if (typeof text !== 'string') return text
  return new JunitReading(root).read(text)
}

class JunitReading {
  private readonly root: string
  private readonly suites: { name: string; file: string }[] = []
  private readonly cases: Case[] = []
  private readonly open: string[] = []
  private problem: Finding | null = null
  private current: Case | null = null
  private attributes: Record<string, string> = {}
  private body = ''
  private seenRoot = false
  private elements = 0
  /** Of the element that is being read. */
  private attributeCount = 0

  constructor(root: string) {
    this.root = root
  }

  read(text: string): Reading | Finding {
    const parser = sax.parser(true)
    const onText = (part: string): void => {
      if (this.current && this.body.length < longestFailure) this.body += part
    }
    Object.assign(parser, {
      // An end that comes too early is told to this handler only; nothing is thrown.
      onerror: ({ message }: Error) => {
        this.problem ??= truncated('JUnit', message.split('\n', 1)[0] ?? '')
      },
      ondoctype: (doctype: string) =>
        this.refuse(/<!ENTITY/i.test(doctype) ? 'it declares entities' : 'it has a DOCTYPE'),
      onattribute: () => this.countAttribute(),
      onopentag: (tag: sax.Tag) => this.start(tag.name, tag.attributes),
      onclosetag: (name: string) => this.end(name),
      ontext: onText,
      oncdata: onText,
    })
    for (let at = 0; at < text.length && !this.problem; at += 65_536) parser.write(text.slice(at, at + 65_536))
    if (!this.problem) parser.close()
    if (this.problem) return this.problem
    if (!this.seenRoot) return truncated('JUnit', 'it has no <testsuites> or <testsuite>')
    return findTooMuch('JUnit', this.cases) ?? this.reading()
  }

  private countAttribute(): void {
    this.attributeCount++
    if (this.attributeCount <= mostAttributes) return
    this.problem ??= tooLarge(`an element of the JUnit report has more than ${mostAttributes} attributes`)
  }

  private countElement(): void {
    this.elements++
    this.attributeCount = 0
    if (this.elements <= mostElements) return
    this.problem ??= tooLarge(`the JUnit report has more than ${mostElements} elements`)
  }

  private start(name: string, attributes: Record<string, string>): void {
    this.countElement()
    this.open.push(name)
    if (this.open.length > maximumDepth) this.refuse(`elements are nested deeper than ${maximumDepth}`)
    if (this.open.length === 1) {
      this.seenRoot = name === 'testsuites' || name === 'testsuite'
      if (!this.seenRoot) this.refuse(`it starts with <${name}>, not <testsuites> or <testsuite>`)
    }
    if (name === 'testsuite') this.suites.push({ name: attributes['name'] ?? '', file: attributes['file'] ?? '' })
    if (name === 'testcase') this.current = this.caseOf(attributes)
    if (!this.current || name === 'testcase') return
    this.attributes = attributes
    this.body = ''
    this.current.marks.add(name)
  }

  private caseOf(attributes: Record<string, string>): Case {
    const suite = this.suites.at(-1) ?? { name: '', file: '' }
    const file = attributes['file'] ?? (suite.file || (attributes['classname'] ?? suite.name))
    return {
      file: repositoryPath(file, this.root).file,
      name: attributes['name'] ?? '',
      suite: suite.name,
      durationMs: Math.round(Number(attributes['time'] ?? 0) * 1000) || 0,
      state: 'passed',
      failure: null,
      marks: new Set(),
    }
  }

  private end(name: string): void {
    this.open.pop()
    if (name === 'testsuite') this.suites.pop()
    if (!this.current) return
    if (name === 'failure' || name === 'error') this.current.failure ??= this.failure()
    if (name !== 'testcase') return
    this.current.state = stateOf(this.current)
    this.cases.push(this.current)
    // The rest is not taken anyway.
    if (this.cases.length > mostResults) this.problem ??= findTooMuch('JUnit', this.cases)
    this.current = null
  }

  private failure(): Failure {
    const { type, message } = this.attributes
    return failureOf(this.body.trim() || (message ?? ''), this.root, {
      ...(type === undefined ? {} : { name: type }),
      ...(message === undefined ? {} : { message }),
    })
  }

  private reading(): Reading {
    return {
      tests: this.cases.filter((one) => !apart(one)).map((one) => asWholeFile(resultOf(one), this.root)),
      unhandled: this.cases.filter(apart).flatMap((one) => (one.failure ? [one.failure] : [])),
    }
  }

  private refuse(why: string): void {
    this.problem ??= refusal('REPORT-TRUNCATED', `the JUnit report is refused: ${why}`, 'Write plain JUnit XML.')
  }
}

function apart(one: Case): boolean {
  return one.suite === unhandledSuite || one.file === unhandledSuite
}

/** Surefire's reruns and Gradle's retries mark a test that failed before it passed. */
const rerunMarks = ['flakyFailure', 'flakyError', 'rerunFailure', 'rerunError']

function stateOf({ failure, marks }: Case): TestState {
  if (failure) return 'failed'
  if (marks.has('skipped')) return 'skipped'
  return rerunMarks.some((mark) => marks.has(mark)) ? 'flaky' : 'passed'
}

function resultOf({ file, name, state, durationMs, failure }: Case): TestResult {
  return { id: `${file} > ${name}`, file, name, state, durationMs, ...(failure ? { failure } : {}) }
}
