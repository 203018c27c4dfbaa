import { expect, test } from 'vitest'
import { withoutKeys } from './cell.ts'

test('installations are told where packages come from, and no name or key', () => {
  const npmrc = [
    'registry=https://packages.example.org/npm/',
    '@acme:registry = https://acme.example.org/',
    '//packages.example.org/npm/:_authToken=key-of-the-user',
    '_auth=key-of-the-user',
    'registry=https://user:key-of-the-user@packages.example.org/',
    '@other:registry=https://${TOKEN}.example.org/',
    'email=anna@example.org',
    '; a remark',
    'strict-ssl=false',
  ].join('\r\n')
  expect(withoutKeys(npmrc).trimEnd().split('\n')).toEqual([
    'registry=https://packages.example.org/npm/',
    '@acme:registry = https://acme.example.org/',
    'strict-ssl=false',
  ])
})
