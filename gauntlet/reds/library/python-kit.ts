// Names that the tests of the library in Python import.
export { red, whole } from '../recipes/python-kit.ts'
export { asyncio, help, pytest } from '../clinic/python-kit.ts'

export const from = (module: string, names: string): string => `from library.${module} import ${names}\n`
export const stock = (names: string): string => `from test.support.stock import ${names}\n`
export const mock = 'from unittest.mock import AsyncMock, MagicMock, Mock, call, patch\n'
