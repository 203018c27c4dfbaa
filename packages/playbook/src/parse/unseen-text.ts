import { type Finding, findHiddenCharacters } from '@helix/core'

/**
 * What makes a playbook mean another thing than a person sees who says yes to it: characters that nobody sees, line ends that
 * only some show, and a first line by which YAML reads the rest as another version or under other tags.
 */
export function unseenIn(text: string, source: string): Finding[] {
  const lines = text.replaceAll('\r\n', '\n')
  const directive = lines.split('\n').findIndex((line) => line.startsWith('%'))
  return [
    ...findHiddenCharacters(lines).map(({ line, column, codePoint, kind }) =>
      finding(`the ${kind} character ${codePoint} stands here, which readers do not see; delete it`, line, column),
    ),
    ...(directive < 0
      ? []
      : [finding('a playbook is YAML 1.2 without directives; remove this line', directive + 1, 1)]),
  ]

  function finding(message: string, line: number, column: number): Finding {
    return { severity: 'error', code: 'PLAYBOOK-SYNTAX', message, where: { path: source, line, column } }
  }
}
