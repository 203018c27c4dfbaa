// What methods, functions and signs of JavaScript are called among the operations that can be tried.

/** By their names alone, whatever they are asked on. */
export const methods: ReadonlyMap<string, string> = new Map([
  ['trim', 'trim'], ['trimStart', 'trimStart'], ['trimEnd', 'trimEnd'], ['toLowerCase', 'lower'], ['toUpperCase', 'upper'], ['padStart', 'padStart'],
  ['padEnd', 'padEnd'], ['slice', 'cut'], ['substring', 'cut'], ['charAt', 'letter'], ['split', 'split'], ['join', 'join'], ['replaceAll', 'replaceAll'],
  ['replace', 'replaceAll'], ['toFixed', 'toFixed'], ['toISOString', 'day'], ['indexOf', 'place'], ['includes', 'has'], ['startsWith', 'startsWith'],
  ['endsWith', 'endsWith'], ['toSorted', 'sortedTexts'], ['sort', 'sortedTexts'], ['toReversed', 'reversed'], ['reverse', 'reversed'],
]) // prettier-ignore

/** How much they are given; of others nothing. */
export const givenAtMost: ReadonlyMap<string, number> = new Map([
  ['padStart', 2], ['padEnd', 2], ['slice', 2], ['substring', 2], ['charAt', 1], ['split', 1], ['join', 1], ['replaceAll', 2], ['replace', 2], ['toFixed', 1],
  ['indexOf', 1], ['includes', 1], ['startsWith', 1], ['endsWith', 1],
]) // prettier-ignore

export const functions: ReadonlyMap<string, string> = new Map([
  ['Math.floor', 'floor'], ['Math.ceil', 'ceil'], ['Math.round', 'round'], ['Math.trunc', 'trunc'], ['Math.abs', 'abs'], ['Math.max', 'max'],
  ['Math.min', 'min'], ['String', 'text'], ['Number', 'number'], ['parseFloat', 'number'], ['Number.parseFloat', 'number'], ['Boolean', 'truthy'],
  ['encodeURIComponent', 'encode'], ['JSON.stringify', 'json'], ['Array.isArray', 'isList'], ['Number.isInteger', 'isInteger'], ['Object.keys', 'keys'],
  ['Array.from', 'copy'],
]) // prettier-ignore

/** Given more, they do more. */
export const bareFunctions = /^(?!Math\.m(?:ax|in)$)/

export const operators: Readonly<Partial<Record<string, string>>> = {
  '===': 'identical', '!==': 'different', '==': 'like', '!=': 'like', '<': '<', '<=': '<=', '>': '>', '>=': '>=', '+': 'plus', '-': 'minus', '*': 'times', '/': 'by', '%': 'rest',
} // prettier-ignore
