/** Contexts by name: `github`, `vars`, `secrets` … */
export type Contexts = Readonly<Record<string, unknown>>

/**
 * A text with its `${{ … }}` evaluated, as far as the generated workflow uses the language: names, texts, `==`, `!=`,
 * `&&`, `||`, `always()`. Anything else is an error, so that no test passes for what it did not understand.
 */
export function evaluate(text: string, contexts: Contexts): string {
  const whole = /^\$\{\{(.*)\}\}$/s.exec(text.trim())?.[1]
  if (whole !== undefined && !whole.includes('}}')) return spell(valueOf(whole, contexts))
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, inner: string) => spell(valueOf(inner, contexts)))
}

/** Whether a condition (`if:`) holds. */
export function holds(condition: string, contexts: Contexts): boolean {
  return isTrue(valueOf(condition.replace(/^\$\{\{|\}\}$/g, ''), contexts))
}

function valueOf(expression: string, contexts: Contexts): unknown {
  const tokens = expression.match(/'[^']*'|[\w.-]+(?:\(\))?|==|!=|&&|\|\|/g) ?? []
  if (tokens.join('') !== expression.replaceAll(/\s+(?=(?:[^']*'[^']*')*[^']*$)/g, '')) {
    throw new Error(`not understood: ${expression}`)
  }
  let at = 0
  const operand = (): unknown => {
    const token = tokens[at++] ?? ''
    if (token.startsWith("'")) return token.slice(1, -1)
    if (token === 'always()') return true
    return lookUp(token, contexts)
  }
  const comparison = (): unknown => {
    const left = operand()
    const operator = tokens[at]
    if (operator !== '==' && operator !== '!=') return left
    at += 1
    return (spell(left) === spell(operand())) === (operator === '==')
  }
  const chain = (next: () => unknown, operator: string, ends: (value: unknown) => boolean) => (): unknown => {
    let value = next()
    while (tokens[at] === operator) {
      at += 1
      const other = next()
      if (!ends(value)) value = other
    }
    return value
  }
  const conjunction = chain(comparison, '&&', (value) => !isTrue(value))
  return chain(conjunction, '||', isTrue)()
}

function lookUp(path: string, contexts: Contexts): unknown {
  const [root = '', ...names] = path.split('.')
  if (!Object.hasOwn(contexts, root)) throw new Error(`no context ${root}`)
  return names.reduce<unknown>((held, name) => (isRecord(held) ? held[name] : undefined), contexts[root])
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isTrue(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== false
}

function spell(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string' || typeof value === 'boolean') return String(value)
  throw new Error(`no text: ${JSON.stringify(value)}`)
}
