// Names that the tests of the theatre in Python import.
export { red, whole } from '../recipes/python-kit.ts'

export const from = (module: string, names: string): string => `from stage.${module} import ${names}\n`
export const stage = (names: string): string => `from stage import ${names}\n`
export const help = (file: string, names: string): string => `from test.support.${file} import ${names}\n`
export const builders = (names: string): string => help('builders', names)
export const desk = help('desk', 'a_desk')
export const pytest = 'import pytest\n\n'
export const asyncio = 'import asyncio\n\n'
