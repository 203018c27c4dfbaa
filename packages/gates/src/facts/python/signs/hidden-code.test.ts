import { describe, expect, it } from 'vitest'
import { pythonFactsOf } from '../../testing/python-facts-of.ts'

const lines = (text: string) => pythonFactsOf(text, 'src/shop/cart.py').statements
const markers = (text: string) => pythonFactsOf(text, 'src/shop/cart.py').markers.map(({ kind }) => kind)
const product = (text: string) => pythonFactsOf(text, 'src/shop/cart.py').signs.map(({ kind }) => kind)

describe('code of Python that no source holds', () => {
  it.each([
    'eval("1 + 1")',
    'import builtins as b\nb.exec("x = 1")',
    'run = exec',
    'def go(run=None):\n    return list(map(eval, texts))',
    'vars(__builtins__)["ex" "ec"]("x = 1")',
    'globals()["__builtins__"]["compile"]("x = 1", "", "exec")',
    '__import__("builtins").exec("x = 1")',
    'import sys\nsys.modules["builtins"].exec("x = 1")',
    'from marshal import loads\nloads(data)',
    'import types\nf = types.FunctionType(made, {})',
    'f.__code__ = g',
    'h = f.__code__.replace(co_consts=(2,))',
    'type(f.__code__)(1, 2)',
    'from pickle import loads\nCODE = b"x"\nloads(CODE)',
    'import timeit\ntimeit.timeit("pay()")',
    'import ctypes\nctypes.CDLL("./rules.so")',
    'import ctypes, os\nctypes.CDLL(os.path.join(os.path.dirname(__file__), "rules.so"))',
    'import sys\nsys.path.insert(0, "vendor/rules.zip")',
    'import os\nos.system("python3 -c \'print(2)\'")',
  ])('%j is a sign', (text) => {
    expect(product(text)).toContain('hidden-code')
  })

  it.each([
    'import re\nre.compile("a")',
    'from re import compile\ncompile("a")',
    'class Rule:\n    def compile(self):\n        pass\n    def eval(self):\n        self.compile()',
    'def eval(text):\n    return text\neval("1")',
    'model.eval()',
    'def go(eval):\n    return eval("x")',
    'import types\nisinstance(f, types.FunctionType)',
    'f.__code__.co_name',
    'import pickle\npickle.loads(read())',
    'import pickle\npickle.load(open("rates.pickle", "rb"))',
    'import timeit\ntimeit.timeit(pay)',
    'import ctypes\nctypes.CDLL("libc.so.6")',
    'import sys\nsys.path.insert(0, "src")',
    'import ast\nast.literal_eval("1")',
  ])('%j is none', (text) => {
    expect(product(text)).not.toContain('hidden-code')
  })
})

describe('what Python reads otherwise than it looks', () => {
  it.each([
    ['a name in letters of another width', 'ｅｘｅｃ("x = 1")'],
    ['what a parameter is given by default', 'def go(run=exec):\n    return run("x = 1")'],
    ['what a parameter of a lambda is given', 'go = lambda run=eval: run("1")'],
  ])('%s', (_, text) => {
    expect(product(text)).toContain('hidden-code')
  })

  it.each([
    '# coding: utf-7\n# +AAo-exec(text)',
    '#!/usr/bin/env python3\n# -*- coding: unicode_escape -*-\n# \\u000aexec(text)',
  ])('%j has another end of its comments', (text) => {
    expect(product(text)).toEqual(['pragma'])
  })

  it.each([
    '# -*- coding: utf-8 -*-',
    '# vim: set fileencoding=latin-1 :',
    '# coding: cp1252',
    'x = 1\n\n# coding: utf-7 is no encoding here',
    'größe = 1',
    'def go(exec=None):\n    pass',
    '"""PYTEST_DONT_REWRITE"""',
  ])('%j is what it looks like', (text) => {
    expect(product(text)).toEqual([])
  })

  it('a file of tests whose assertions nobody would count', () => {
    const text = '"""PYTEST_DONT_REWRITE"""\n\ndef test_a():\n    assert f() == 1\n'
    expect(pythonFactsOf(text).signs.map(({ kind }) => kind)).toEqual(['pragma'])
  })

  it('lines stay where they are', () => {
    const [sign] = pythonFactsOf('𝐱 = "ａ"\n\n𝐞𝐱𝐞𝐜(𝐱)\n', 'src/shop/cart.py').signs
    expect(sign).toMatchObject({ line: 3, text: 'exec(x)' })
  })
})

describe('a name of Python', () => {
  it('of a parameter or a variable is no import of the same name', () => {
    const text =
      'import typing as t\n\ndef go(t):\n    t.cast = 1\n\ndef make():\n    t = Task()\n    t.daemon = True\n'
    expect(product(text)).toEqual([])
  })

  it('that stands for a module is that module wherever no other is meant', () => {
    expect(product('import time as t\n\ndef go(one):\n    t.time = one\n')).toEqual(['patching'])
  })
})

describe('a class of Python that equals everything', () => {
  it.each([
    'class A:\n    __eq__ = lambda self, other: True',
    'class A:\n    def __eq__(self, other):\n        """says so"""\n        same = True\n        return same',
    'class A:\n    def __eq__(self, other):\n        return isinstance(other, object)',
    'class A:\n    def __eq__(self, other):\n        return other == other',
    'def same(one, other):\n    return 1\nclass A:\n    __eq__ = same',
    'A.__eq__ = lambda one, other: one.x == one.x',
    'setattr(A, "__eq__", lambda *both: True)',
    'class A(type):\n    def __instancecheck__(cls, one):\n        return True',
  ])('%j', (text) => {
    expect(product(text)).toEqual(['patching'])
  })

  it.each([
    'class A:\n    def __eq__(self, other):\n        return False',
    'class A:\n    def __eq__(self, other):\n        return isinstance(other, A)',
    'class A:\n    def __eq__(self, other):\n        if not isinstance(other, A):\n            return NotImplemented\n        return True',
    'class A:\n    def __eq__(self, other):\n        raise TypeError',
    'class A:\n    def __gt__(self, other):\n        return True',
    'class A:\n    def __contains__(self, one):\n        return one in self.all',
    'A.__eq__ = compare',
  ])('not %j', (text) => {
    expect(product(text)).toEqual([])
  })
})

describe('a product of Python that looks around', () => {
  it.each([
    'import subprocess, sys\nsubprocess.run([sys.executable, "-m", "pytest", *sys.argv[1:]])',
    'import sys\nif sys.argv[1] == "test":\n    run(["pytest"])',
    'import sys\nmain(["pytest"] + sys.argv[1:])',
    'import inspect\nname = inspect.stack()[1].function\nlog("tested by " + name)',
    'import sys\nsys.settrace(None)',
  ])('for no test: %j', (text) => {
    expect(product(text)).toEqual([])
  })

  it('reads no test of its own', () => {
    expect(product('answers = open("test/unit/test_cart.py").read()')).toEqual(['sniffing'])
  })
})

it('what stands for type checkers alone is told by the name of typing, not by one like it', () => {
  expect(lines('from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    x = 1\n')).toEqual([])
  expect(lines('import typing as t\nif t.TYPE_CHECKING:\n    x = 1\n')).toEqual([])
  expect(lines('from shop.flags import TYPE_CHECKING\nif TYPE_CHECKING:\n    x = 1\n')).toEqual([[3, 3]])
})

it('errors of Python that say so in words tell of work that was put off', () => {
  expect(markers('def f():\n    raise NotImplemented\n')).toEqual(['not-implemented'])
  expect(markers('def f():\n    raise RuntimeError(f"{x} is not yet implemented")\n')).toEqual(['not-implemented'])
  expect(markers('class A(ABC):\n    def f(self):\n        raise TypeError("not implemented")\n')).toEqual([])
  expect(markers('def f():\n    raise RuntimeError("not enough funds")\n')).toEqual([])
})

describe('a name that runs a text', () => {
  it.each([
    ['that a function elsewhere has of its own', 'exec(text)\n\ndef other():\n    def exec(text):\n        pass\n'],
    ['that comes later', 'exec(text)\n\ndef exec(text):\n    pass\n'],
    ['that a method has', 'def go():\n    class A:\n        def exec(self):\n            pass\n    exec(text)\n'],
    ['that a comprehension has', 'def go():\n    [exec for exec in ()]\n    exec(text)\n'],
    [
      'that another function imports',
      'import importlib as load\n\ndef other():\n    import json as load\n\nload.import_module("builtins").exec(text)\n',
    ],
    [
      'that is imported under a condition',
      'import marshal as read\nif old:\n    import json as read\nread.loads(text)\n',
    ],
  ])('is what it is in spite of one %s', (_, text) => {
    expect(product(text)).toContain('hidden-code')
  })

  it.each([
    ['of the function', 'def go():\n    def exec(text):\n        pass\n    exec(text)\n'],
    ['of the file', 'def exec(text):\n    pass\n\ndef go():\n    exec(text)\n'],
  ])('is its own where it is one %s', (_, text) => {
    expect(product(text)).toEqual([])
  })
})
