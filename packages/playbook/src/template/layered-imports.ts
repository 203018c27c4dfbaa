/** What the layers of a layered product may import, in every language. */
export const layeredImports: Readonly<Record<string, readonly string[]>> = {
  ports: [],
  domain: ['ports', 'testkit'],
  stubs: ['ports'],
  infra: ['ports', 'domain', 'testkit'],
  composition: ['ports', 'domain', 'stubs', 'infra'],
  e2e: ['testkit', 'composition'],
  testkit: ['composition'],
}
