import type { Reaches } from '../facts.ts'
import { type PythonSource, plainText, walk } from './syntax.ts'

/** A text without blanks that ends like a script. */
const scriptPath = /^(?:\.{0,2}\/)?[\w@.-]+(?:\/[\w@.-]+)*\.py$/
const talking = new Set(['exec', 'eval', 'open'])

/** How a source can reach what it does not import: built-ins that run or read anything, and texts that look like paths of scripts. */
export function reachesOf(source: PythonSource): Reaches {
  const globals = new Set<string>()
  const paths = new Set<string>()
  walk(source.root, (node) => {
    if (node.name === 'VariableName' && talking.has(source.textOf(node))) globals.add(source.textOf(node))
    const text = plainText(node, source)
    if (text !== null && scriptPath.test(text)) paths.add(text)
  })
  return { globals: [...globals], paths: [...paths] }
}
