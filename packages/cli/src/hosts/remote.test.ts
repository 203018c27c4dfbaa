import { expect, test } from 'vitest'
import { parseRemote } from './remote.ts'

test.each([
  ['https://github.com/acme/shop.git', 'github.com', 'acme/shop'],
  ['https://ada:secret@GitHub.com/acme/shop/', 'github.com', 'acme/shop'],
  ['git@github.com:acme/shop.git', 'github.com', 'acme/shop'],
  ['github.com:acme/shop', 'github.com', 'acme/shop'],
  ['ssh://git@git.acme.example:2222/acme/shop.git', 'git.acme.example:2222', 'acme/shop'],
  ['https://gitlab.com/acme/web/shop.git', 'gitlab.com', 'acme/web/shop'],
])('%s lies on %s', (address, host, path) => {
  expect(parseRemote(address)).toEqual({ host, path })
})

test.each([
  '/srv/shop.git',
  '../shop',
  'file:///srv/a/b',
  'C:/work/shop',
  'https://github.com/shop',
  'git@h:a/b?x=1',
  '',
])('%j is no address of a host', (address) => {
  expect(parseRemote(address)).toBeNull()
})
