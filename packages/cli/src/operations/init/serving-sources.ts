import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { servesHttp } from './find-service.ts'
import { isProductSource } from './find-sources.ts'

/** So many sources are enough to tell what a product is; those nearest to the root are read first. */
const mostSources = 300
/** Bytes; a larger source is a bundle. */
const largest = 512 * 1024

/** Those sources of the product below a folder that serve HTTP. */
export function servingSources(root: string, paths: readonly string[]): string[] {
  const sources = paths.filter(isProductSource).toSorted((a, b) => depth(a) - depth(b))
  return sources.slice(0, mostSources).filter((path) => {
    const state = lstatSync(join(root, path), { throwIfNoEntry: false })
    return state?.isFile() === true && state.size <= largest && servesHttp(readFileSync(join(root, path), 'utf8'))
  })
}

function depth(path: string): number {
  return path.split('/').length
}
