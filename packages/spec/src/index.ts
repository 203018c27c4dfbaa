export { canonicalSpec } from './canonical-spec.ts'
export { specHash, specTag } from './spec-hash.ts'
export type { Heading, OpenQuestion, Requirement, SpecDocument } from './document.ts'
export { parseSpec } from './parse-spec.ts'
export { isRequirementId } from './requirement-heading.ts'
export { lintSpec } from './lint-spec.ts'
export { textAround } from './text-around.ts'
export { requirementHash } from './requirement-hash.ts'
export { diffSpecs, type SpecDiff } from './diff/diff-specs.ts'
export { diffWords, type WordRun } from './diff/diff-words.ts'
export { specTemplate } from './spec-template.ts'
export { idsIn, reusedIds } from './rules/reused.ts'
export { addRequirements, type AddedRequirements, type RequirementDraft } from './intake/add-requirements.ts'
export { draftTemplate } from './intake/draft-template.ts'
export type { ForeignFile } from './import/foreign-spec.ts'
export { type ImportedSpecs, importSpecs } from './import/import-specs.ts'
export {
  type AmendedRequirement,
  type Amendment,
  amendmentDigest,
  amendmentWhy,
  type CoveringTest,
} from './amendment/amendment.ts'
export { parseAmendment } from './amendment/parse-amendment.ts'
export { amendmentBody, composeAmendment } from './amendment/compose-amendment.ts'
export { type AmendmentDraft, draftAmendment } from './amendment/draft-amendment.ts'
export { type AmendmentSituation, checkAmendment } from './amendment/check-amendment.ts'
export { adrFileName, adrNumber, checkAdrNumbers, nextAdrNumber } from './amendment/adr-file.ts'
export type { AdrStatus } from './adr/adr-status.ts'
export { type AdrRecord, readAdr } from './adr/read-adr.ts'
export { checkAdrs } from './adr/check-adrs.ts'
export { staleCitations } from './adr/citations.ts'
export { adrTemplate, supersededText } from './adr/adr-template.ts'
export { codes } from './codes.ts'
