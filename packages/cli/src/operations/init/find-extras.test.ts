import { playbookTemplate } from '@helix/playbook'
import { expect, test } from 'vitest'
import { testExtras } from './find-extras.ts'
import { findPython } from './find-python.ts'

const pyproject = `[project]
name = "tally"
dependencies = ["test=1"]

[project.optional-dependencies] # what may be left out
docs = ["sphinx"]
test = [
"dev==1",
  "pytest>=8",
]
"dev" = ["tally[test]", "ruff"]

[tool.ruff]
testing = true
`

test('of the extras of a project those are installed that its tests need', () => {
  expect(testExtras([pyproject])).toEqual(['test'])
  expect(testExtras([pyproject.replace('test = [', 'check = [')])).toEqual(['dev'])
  expect(testExtras(['[tool.poetry.extras]\nTests = ["pytest"]\n'])).toEqual(['Tests'])
  expect(testExtras(['[project]\noptional-dependencies = { test = ["pytest"], docs = ["sphinx"] }\n'])).toEqual([
    'test',
  ])
  expect(testExtras(['[options.extras_require]\ntesting =\n    pytest==8\n    dev=1\n'])).toEqual(['testing'])
  expect(
    testExtras(["setup(name='x', extras_require={'docs': ['sphinx'], 'test': ['pytest']}, zip_safe=False)"]),
  ).toEqual(['test'])
})

test('what only looks like an extra is none', () => {
  expect(testExtras(['[project]\ntest = "1"\n[tool.pytest]\ndev = true\n', 'test=1\n'])).toEqual([])
})

test('where files of requirements say what is installed, extras are not asked for', () => {
  expect(findPython(['pyproject.toml', 'src/a.py'], [pyproject]).python?.extras).toEqual(['test'])
  expect(findPython(['pyproject.toml', 'requirements.txt', 'src/a.py'], [pyproject]).python?.extras).toBeUndefined()
  expect(findPython(['pyproject.toml', 'uv.lock', 'src/a.py'], [pyproject]).python?.extras).toEqual(['test'])
})

test('uv is told of the groups of tests that it leaves out by itself', () => {
  const grouped =
    '[dependency-groups]\ndev = ["tox"]\ntesting = [\n  "pytest",\n]\ndocs = ["sphinx"]\n\n[tool.x]\ntest = 1\n'
  const found = findPython(['pyproject.toml', 'uv.lock', 'src/a.py'], [grouped])
  const text = playbookTemplate({ ...found, signing: 'none', self: true })
  expect(text).toContain('setup: {run: [uv, sync, --frozen, --group, testing], ')
  expect(findPython(['pyproject.toml', 'src/a.py'], [grouped]).python?.groups).toBeUndefined()
  expect(
    findPython(['pyproject.toml', 'uv.lock', 'src/a.py'], ['[dependency-groups]\ndev = ["pytest"]\n']).python?.groups,
  ).toBeUndefined()
})
