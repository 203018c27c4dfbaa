import { mkdirSync, realpathSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { linkedPlaces } from './linked-places.ts'

test('packages that lie elsewhere are seen, those of the repository by their folder', async () => {
  const [root, elsewhere] = [realpathSync(temporaryFolder()), realpathSync(temporaryFolder())]
  mkdirSync(join(root, 'node_modules/@own'), { recursive: true })
  mkdirSync(join(root, 'node_modules/.pnpm/plain'), { recursive: true })
  mkdirSync(join(elsewhere, 'package'))
  symlinkSync(join(elsewhere, 'package'), join(root, 'node_modules/linked'))
  symlinkSync(join(elsewhere, 'package'), join(root, 'node_modules/@own/linked'))
  symlinkSync('.pnpm/plain', join(root, 'node_modules/plain'))
  symlinkSync('nowhere', join(root, 'node_modules/gone'))
  expect(await linkedPlaces(root, ['node_modules'])).toEqual([join(root, 'node_modules'), join(elsewhere, 'package')])
})
