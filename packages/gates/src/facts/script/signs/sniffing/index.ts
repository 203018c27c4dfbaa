import type { Node } from 'oxc-parser'
import { isInSourceTests } from '../../tests/in-source-tests.ts'
import { holds, walk } from '../../syntax.ts'
import { globalNames, pathWithin } from '../global-object.ts'
import { namedTexts } from '../named-texts.ts'
import { type SignFinder, signAt } from '../source-sign.ts'
import { mode } from './mode.ts'
import { surroundings } from './surroundings.ts'
import type { Sniff, Sniffed } from './sniff.ts'
import { isStack, stacks } from './stacks.ts'
import { variables } from './variables.ts'

const ways: readonly Sniff[] = [variables, mode, stacks, surroundings]

/** Code that finds out whether it is being tested: one sign for each line. */
export const sniffing: SignFinder = (source) => {
  const globals = globalNames(source.program)
  const sniffed: Sniffed = {
    names: namedTexts(source),
    isGlobal: (node) => pathWithin(node, globals) === 'globalThis',
    seesStacks: holds(source.program, isStack),
  }
  const tests = source.program.body.filter((statement) => isInSourceTests(statement))
  const isTest = (node: Node): boolean => tests.some(({ start, end }) => start <= node.start && node.end <= end)
  const found = new Map<number, Node>()
  walk(source.program, (node) => {
    if (isTest(node) || !ways.some((way) => way(node, sniffed))) return
    const line = source.lineAt(node.start)
    if (!found.has(line)) found.set(line, node)
  })
  return [...found.values()].map((node) => signAt(source, 'sniffing', node))
}
