/**
 * Opens a file in an editor on the user's own terminal and waits for its end, as git does: the command is one for the shell,
 * and the file its last argument (git's editor.c). Its exit code; null where a signal ended it.
 */
export async function runEditor(editor: string, file: string, cwd: string): Promise<number | null> {
  const { execa } = await import('execa')
  const { exitCode } = await execa('sh', ['-c', `${editor} "$@"`, editor, file], {
    cwd,
    stdio: 'inherit',
    reject: false,
  })
  return exitCode ?? null
}
