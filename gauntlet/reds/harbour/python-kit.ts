// Names that the tests of the harbour in Python import.
export const from = (module: string, names: string): string => `from harbour.${module} import ${names}\n`
export const harbour = (names: string): string => `from harbour import ${names}\n`
export const help = (file: string, names: string): string => `from test.support.${file} import ${names}\n`
export const builders = (names: string): string => help('builders', names)
export const pytest = 'import pytest\n\n'
