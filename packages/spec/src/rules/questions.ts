import type { SpecRule } from './rule.ts'

/** A warning, because how many open questions may be left is for the playbook to say (`max-open-questions`). */
export const questions: SpecRule = {
  code: 'SPEC-QUESTION',
  check: (document) =>
    document.openQuestions.map((question) => ({
      severity: 'warning',
      code: 'SPEC-QUESTION',
      message: `an open question is left: ${question.text}`,
      where: { line: question.line },
      fix: 'answer it where it belongs and delete it, or tick it: - [x]',
    })),
}
