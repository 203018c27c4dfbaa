/** Names that projects give to what their tests need; where none is there, to what is needed for development. */
const ofTests = /^(?:tests?|testing)$/i
const ofDevelopment = /^(?:dev|develop|development)$/i

/** The extras of a Python project that its tests need, as pyproject.toml, setup.cfg and setup.py name them. */
export function testExtras(texts: readonly string[]): string[] {
  const names = [...new Set(texts.flatMap(extrasIn))]
  const tests = names.filter((name) => ofTests.test(name))
  return (tests.length > 0 ? tests : names.filter((name) => ofDevelopment.test(name))).toSorted()
}

/** The dependency groups of pyproject.toml (PEP 735) that tests need, and that uv installs only when it is told: `dev` it always does. */
export function testGroups(texts: readonly string[]): string[] {
  const names = texts.flatMap((text) => keysOf(text, groups))
  return [...new Set(names)].filter((name) => ofTests.test(name)).toSorted()
}

/** Tables of pyproject.toml and setup.cfg; each line that begins with a key names an extra. */
const tables = tableOf('project.optional-dependencies', 'tool.poetry.extras', 'options.extras_require')
const groups = tableOf('dependency-groups')
const key = /^["']?([A-Za-z0-9][\w.-]*)["']?[ \t]*=/gm
const inlineTable =
  /^optional-dependencies\s*=\s*\{([^}]*)\}|\bextras_require\s*=\s*(?:\{|dict\()([^]*?)(?:\}|\)\s*,)/gm
const inlineKey = /["']?\b([A-Za-z0-9][\w.-]*)["']?\s*[:=]\s*\[/g

function extrasIn(text: string): string[] {
  const inline = [...text.matchAll(inlineTable)].flatMap(([, toml = '', py = '']) => [
    ...(toml + py).matchAll(inlineKey),
  ])
  return [...keysOf(text, tables), ...inline.map(([, name = '']) => name)]
}

/** From the head of a table, by any of these names, to the next one. */
function tableOf(...names: string[]): RegExp {
  const head = names.map((name) => name.replaceAll('.', String.raw`\.`)).join('|')
  return new RegExp(String.raw`^\[(?:${head})\][ \t]*(?:#.*)?$([^]*?)(?=^\[|$(?![^]))`, 'gm')
}

function keysOf(text: string, table: RegExp): string[] {
  const rows = [...text.matchAll(table)].flatMap(([, all = '']) => [...all.matchAll(key)])
  return rows.map(([, name = '']) => name)
}
