// Names that the tests of the clinic in Python import.
export { red, whole } from '../recipes/python-kit.ts'

export const from = (module: string, names: string): string => `from clinic.${module} import ${names}\n`
export const clinic = (names: string): string => `from clinic import ${names}\n`
export const help = (file: string, names: string): string => `from test.support.${file} import ${names}\n`
export const builders = (names: string): string => help('builders', names)
export const pytest = 'import pytest\n\n'
export const asyncio = 'import asyncio\n\n'
