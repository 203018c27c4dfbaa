// What functions, methods and signs of Python are called among the operations that can be tried.

/** Functions that are given one thing. */
export const ofOne: ReadonlyMap<string, string> = new Map([
  ['len', 'length'], ['sorted', 'sorted'], ['list', 'copy'], ['tuple', 'tuple'], ['set', 'set'], ['str', 'text'], ['float', 'number'], ['abs', 'abs'],
  ['round', 'round'], ['hex', 'hex'], ['bool', 'filled'],
]) // prettier-ignore

interface Method {
  op: string
  /** How much it is given. */
  given: number
  /** What the operation is given besides. */
  more?: readonly unknown[]
}

/** By their names alone, whatever they are asked on. */
export const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['strip', { op: 'trim', given: 0 }], ['lstrip', { op: 'trimStart', given: 0 }], ['rstrip', { op: 'trimEnd', given: 0 }],
  ['lower', { op: 'lower', given: 0 }], ['upper', { op: 'upper', given: 0 }], ['replace', { op: 'replaceAll', given: 2 }], ['split', { op: 'split', given: 1 }],
  ['splitlines', { op: 'lines', given: 0 }], ['join', { op: 'join', given: 1 }], ['startswith', { op: 'startsWith', given: 1 }],
  ['endswith', { op: 'endsWith', given: 1 }], ['zfill', { op: 'padStart', given: 1, more: ['0'] }], ['find', { op: 'place', given: 1 }],
]) // prettier-ignore

/** Types of the language by which `isinstance` asks. */
export const types: ReadonlyMap<string, string> = new Map([
  ['int', 'isInt'], ['float', 'isNumber'], ['str', 'isText'], ['list', 'isList'],
]) // prettier-ignore

export const operators: Readonly<Partial<Record<string, string>>> = {
  '+': 'plus', '-': 'minus', '*': 'times', '/': 'by',
} // prettier-ignore
