import { describe, expect, it } from 'vitest'
import { realTree } from '../../decide/testing/real-tree.ts'

const files = {
  'go.mod':
    'module "example.com/shop" // the shop\n\ngo 1.26\n\nreplace (\n\texample.com/tools v1.2.0 => ./libs/tools\n)\n',
  'internal/domain/cart.go': '',
  'internal/store/store.go': '',
  'internal/store/store_linux.go': '//go:build linux\npackage store\n',
  'internal/store/store_test.go': '',
  'internal/store/testdata/x.go': '',
  'libs/tools/go.mod': 'module example.com/elsewhere/tools\n',
  'libs/tools/run/run.go': '',
  'shop.go': '',
}

function edges(text: string, path = 'internal/domain/cart.go'): unknown[] {
  const found = realTree({ ...files, [path]: text }).imports(path)
  return (found?.imports ?? []).map(({ specifier, target, line }) => [line, specifier, target])
}

const store = [
  [3, 'example.com/shop/internal/store', 'internal/store/store.go'],
  [3, 'example.com/shop/internal/store', 'internal/store/store_linux.go'],
]

describe('imports of Go', () => {
  it.each([
    ['one', 'package domain\n\nimport "example.com/shop/internal/store"\n'],
    ['one of a list', 'package domain\nimport (\n\t"example.com/shop/internal/store"\n)\n'],
    ['one with a name', 'package domain\n\nimport s "example.com/shop/internal/store"\n'],
    ['one for its effects', 'package domain\n\nimport _ `example.com/shop/internal/store`\n'],
    ['one of all names', 'package domain\n\nimport . "example.com/shop/internal/store" // why\n'],
    ['one behind comments', '/* import "fmt" */ // import "os"\npackage domain\nimport /* x */ "example.com/shop/internal/store";\n'],
    ['one behind a build constraint', '//go:build linux\npackage domain\nimport "example.com/shop/internal/store"\n'],
  ])('lead to every file of a package: %s', (_, text) => {
    expect(edges(text)).toEqual(store)
  }) // prettier-ignore

  it('of several declarations are all read, and nothing behind them', () => {
    const text = `package domain
import "fmt"
import ( "os"; str "strings" )
import ()
var text = "example.com/shop/internal/store"
func load() { import "example.com/shop/internal/store" }
`
    expect(edges(text)).toEqual([[2, 'fmt', null], [3, 'os', null], [3, 'strings', null]]) // prettier-ignore
  })

  it('lead to the module itself, to a module that stands in for another, and to one of the same tree', () => {
    const text = 'package main\nimport "example.com/shop"\nimport "example.com/tools/run"\nimport "example.com/elsewhere/tools/run"\n'
    expect(edges(text, 'cmd/main.go')).toEqual([
      [2, 'example.com/shop', 'shop.go'],
      [3, 'example.com/tools/run', 'libs/tools/run/run.go'],
      [4, 'example.com/elsewhere/tools/run', 'libs/tools/run/run.go'],
    ])
  }) // prettier-ignore

  it('lead nowhere to packages of elsewhere, with a name that only begins alike, or without files', () => {
    const text =
      'package domain\nimport ("C"; "example.com/shopping/internal/store"; "example.com/shop/internal/none")\n'
    expect(edges(text).map((edge) => (Array.isArray(edge) ? edge.at(2) : edge))).toEqual([null, null, null])
  })

  it('are not asked of what no build takes in', () => {
    const tree = realTree({ ...files, 'vendor/a/a.go': '', '_old/a.go': '' })
    expect(['internal/store/testdata/x.go', 'vendor/a/a.go', '_old/a.go'].map((path) => tree.imports(path))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})
