import { expect, it } from 'vitest'
import { loadedModules } from './loaded-modules.ts'
import { parsePython } from '../syntax.ts'

const loaded = (lines: string) => loadedModules(parsePython(`${lines}\n`, 'src/a.py')).map(({ module }) => module)

it.each([
  ["import importlib as il\nil.import_module('a.b')", 'a.b'],
  ["from importlib import import_module as load\nload('a.b')", 'a.b'],
  ["import importlib\nload = importlib.import_module\nload('a.b')", 'a.b'],
  ["import importlib\ngetattr(importlib, 'import_module')('a.b')", 'a.b'],
  ["import builtins\nbuiltins.__import__('a.b')", 'a.b'],
  ["import importlib\nNAME = 'a.b'\nimportlib.import_module(NAME)", 'a.b'],
  ["import importlib\nimportlib.import_module('a' + '.b')", 'a.b'],
  ["import importlib\nimportlib.import_module('a' '.b')", 'a.b'],
  ["import importlib\nimportlib.import_module(f'a.b')", 'a.b'],
  ["import importlib\nimportlib.import_module(name='.b', package='a')", 'a.b'],
  ["import runpy\nrunpy.run_module('a.b')", 'a.b'],
  ["import pkgutil\npkgutil.resolve_name('a.b:c')", 'a.b'],
  ["import sys\nsys.modules['a.b']", 'a.b'],
  ["pytest_plugins = 'a.b'", 'a.b'],
  ["pytest_plugins = ('a.b',)", 'a.b'],
  ['import importlib\nimportlib.import_module(name)', null],
  ["import importlib\nname = 'a'\nname = 'b'\nimportlib.import_module(name)", null],
  ["import importlib\nname = name + 'a'\nimportlib.import_module(name)", null],
])('%s loads a module', (lines, module) => {
  expect(loaded(lines)).toEqual([module])
})

it.each(["load('a.b')", "import json\njson.loads('a.b')", "sys_modules['a.b']"])('%s loads none', (lines) => {
  expect(loaded(lines)).toEqual([])
})
