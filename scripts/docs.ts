// Writes the pages of docs/ that are generated from tables and schemas.
// usage: node scripts/docs.ts [--check]   (with --check: writes nothing, fails when a page is not current)
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generatedPages } from './generated-pages.ts'

const docs = join(import.meta.dirname, '..', 'docs')
const isCheck = process.argv.includes('--check')

for (const [name, text] of generatedPages()) {
  const path = join(docs, name)
  if (readIfThere(path) === text) continue
  if (isCheck) {
    console.error(`docs/${name} is not current; run: node scripts/docs.ts`)
    process.exitCode = 1
  } else {
    writeFileSync(path, text)
    console.log(`wrote docs/${name}`)
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Not written yet.
    return null
  }
}
