import { globSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { installedPackage } from './installed.ts'

/** Packages that run tests, and those of their dependencies that take part in what a test says. */
const runners = ['vitest', 'jest', '@jest/globals', '@playwright/test', '@stryker-mutator/core', '@stryker-mutator/vitest-runner', 'fast-check'] // prettier-ignore
const part = /^(?:@?(?:vitest|jest|playwright|stryker-mutator)\b|vite$|chai$|expect$|pretty-format$|tinypool$)/
const pythons = '.venv/lib*/python*/site-packages/{pytest,_pytest,pluggy}/**'

/** Files of what runs tests, as it is installed below a folder: relative to it, sorted. What lies elsewhere is nobody's to write there. */
export function runnerFiles(folder: string): string[] {
  const packages = new Set<string>()
  const add = (from: string, name: string): void => {
    const found = installedPackage(from, name)
    if (found === null || packages.has(found) || relative(folder, found).startsWith('..')) return
    packages.add(found)
    for (const needed of neededBy(found)) if (part.test(needed)) add(found, needed)
  }
  for (const name of runners) add(folder, name)
  const files = [...packages].flatMap((at) => filesIn(at).map((path) => relative(folder, path)))
  const found = globSync(pythons, { cwd: folder }).filter((path) => lstatSync(join(folder, path)).isFile())
  return [...files, ...found].toSorted()
}

const manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  peerDependencies: z.record(z.string(), z.string()).default({}),
})

function neededBy(folder: string): string[] {
  const { dependencies, peerDependencies } = manifest.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  )
  return [...Object.keys(dependencies), ...Object.keys(peerDependencies)]
}

/** Files of a package, without packages and browsers that are installed inside it. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return /^(?:node_modules$|\.)/.test(entry.name) ? [] : filesIn(path)
    return entry.isFile() ? [path] : []
  })
}
