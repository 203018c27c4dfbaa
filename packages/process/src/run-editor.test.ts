import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { runEditor } from './run-editor.ts'

test('the command is a shell’s, the file its last argument, and its end is told', async () => {
  const folder = temporaryFolder()
  const file = join(folder, "it's.md")
  writeFileSync(file, 'a\n')
  expect(await runEditor('F="said"; printf "%s\\n" "$F" >', file, folder)).toBe(0)
  expect(readFileSync(file, 'utf8')).toBe('said\n')
  expect(await runEditor('exit 3;', file, folder)).toBe(3)
  expect(await runEditor('kill -9 $$;', file, folder)).toBe(null)
})
