import { expect, it } from 'vitest'
import { promisedNames } from './promised-names.ts'

const files: Readonly<Record<string, string>> = {
  'src/store.ts':
    'export class Store {\n  async load() {}\n  open(): Promise<void> { return wait() }\n  async *walk() {}\n  async find() {}\n}\n',
  'src/wait.js':
    'export const wait = async () => 1\nexport async function fetchAll() {}\nexport async function shared() {}\n',
  'src/plain.js': 'export const shared = () => 1\nexport const other = 2\n',
  'src/shop.py': 'async def buy(): pass\n',
}

it('only what answers promises in every source is waited for', () => {
  const found = promisedNames(Object.keys(files), (path) => files[path])
  expect([...found].toSorted()).toEqual(['fetchAll', 'load', 'open', 'wait'])
})
