import { expect, test } from 'vitest'
import { withoutKeys, withoutPipKeys } from './cell.ts'

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

test('pip is told the same, also in lines that go on', () => {
  const settings = [
    '[global]',
    'index-url = https://packages.example.org/simple',
    'extra-index-url =',
    '    https://one.example.org/simple',
    '    https://two.example.org/simple',
    '# a remark',
    'client-cert = /home/anna/key.pem',
    '[install]',
    'find-links = https://anna:key-of-the-user@packages.example.org/',
    'trusted-host = packages.example.org',
  ].join('\r\n')
  expect(withoutPipKeys(settings).trimEnd().split('\n')).toEqual([
    '[global]',
    'index-url = https://packages.example.org/simple',
    'extra-index-url = https://one.example.org/simple https://two.example.org/simple',
    '[install]',
    'trusted-host = packages.example.org',
  ])
})
