import { describe, expect, test } from 'vitest'
import { findPython, isPythonRepository, listingsIn } from './find-python.ts'

describe('a repository of Python', () => {
  test.each([
    [['pyproject.toml'], true],
    [['requirements-dev.txt'], true],
    [['tool.py'], true],
    [['README.md', 'docs/requirements.md'], false],
    [['go.mod'], false],
  ])('%j: %s', (paths, is) => {
    expect(isPythonRepository(paths)).toBe(is)
  })

  test.each([
    [['uv.lock', 'pyproject.toml'], 'uv'],
    [['poetry.lock', 'pyproject.toml'], 'poetry'],
    [['pyproject.toml'], 'pip'],
    [['requirements.txt'], 'pip'],
  ])('with %j is installed by %s', (paths, manager) => {
    expect(findPython(paths, []).packageManager).toBe(manager)
  })

  test.each([
    [['tool.py'], true],
    [['packages/api/pyproject.toml', 'packages/api/m.py'], true],
    [['setup.cfg', 'tool.py'], undefined],
    [['requirements-dev.txt', 'tool.py'], undefined],
  ])('%j: there is nothing to install: %s', (paths, unpackaged) => {
    expect(findPython(paths, []).python?.unpackaged).toBe(unpackaged)
  })

  test('lists its tools in any of the usual files', () => {
    const listings = ['[dependency-groups]\ndev = ["pytest>=8", "pytest-cov"]\n', 'mypy==1.0\n']
    expect(findPython([], listings).installed).toEqual(['pytest', 'pytest-cov', 'mypy'])
    expect(findPython([], ['[project]\nname = "pytest"\n']).installed).toEqual([])
    expect(listingsIn(['a/pyproject.toml', 'pyproject.toml', 'requirements/dev.txt', 'setup.cfg', 'x.py'])).toEqual([
      'pyproject.toml',
      'setup.cfg',
    ])
  })

  test('that is new gets layers, one that has sources keeps its folders', () => {
    expect(findPython(['pyproject.toml', 'tests/test_a.py', 'setup.py'], [])).toMatchObject({
      layout: 'layered',
      python: { folders: ['src'], requirements: [] },
    })
    const paths = [
      'shop/cart.py',
      'src/core.py',
      'tool.py',
      'docs/conf.py',
      'tests/test_a.py',
      'requirements.txt',
      'test_b.py',
    ]
    expect(findPython(paths, [])).toMatchObject({
      layout: 'flat',
      python: { folders: ['.', 'shop', 'src'], requirements: ['requirements.txt'] },
    })
  })
})
