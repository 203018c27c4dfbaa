/**
 * The skeleton of a new spec. It asks one open question and holds no requirement, so that it cannot be approved as it is.
 * `idea` is what the user typed; without one the purpose is left to write.
 */
export function specTemplate({ title, idea }: { title: string; idea?: string }): string {
  const purpose = idea?.trim() || '<!-- What this is for, in two or three sentences. -->'
  return `# ${title.trim() || 'Untitled'}

## Purpose

${purpose}

## Users

<!-- Who uses it, what they want to get done, and what they do today instead. -->

## Requirements

<!-- One heading for each, with an id that never changes. State what can be observed and tested:

### REQ-1: Percentage discounts

A discount of 10 % on 30.00 makes 27.00. A discount above 100 % is refused.
-->

## Interfaces

<!-- What others call or see: endpoints, commands, screens, files, and what each answers on bad input. -->

## Invariants

<!-- What holds always, whatever is asked: properties make good tests of these. -->

## Open questions

- Which requirements make the first version?
`
}
