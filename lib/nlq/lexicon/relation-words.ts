import type { LexiconEntry } from './meaning';

/** Phrases that compare the rows of two tables, find duplicates, gaps, or ask for more columns. */
export const RELATION_WORDS: readonly LexiconEntry[] = [
  [
    "not in|not in the|are not in|is not in|were not in|not present in|not found in|not available in|not existing in|not listed in|not part of|not contained in|not included in|not recorded in|not there in|isn't in|aren't in|aren't present in|cannot be found in|can not be found in|can't be found in|do not exist in|does not exist in|don't exist in|doesn't exist in|do not appear in|does not appear in|don't appear in|doesn't appear in|did not appear in|are not present in|is not present in|are not found in|is not found in|never appear in|never appeared in|but not in|and not in|not also in|but not present in|but not found in|not exist in|never in",
    { kind: 'relation', relation: 'not_in' },
  ],
  [
    "missing from|missing in|are missing from|are missing in|is missing from|is missing in|absent from|absent in|are absent from|lacking in|lacking from|gone from|no longer in|missing from the|excluded from|unmatched in|unmatched with|unmatched against|without a match in|without match in|without any match in|without matches in|without a record in|without a row in|without an entry in|without any record in|without records in|without a matching record in|without a matching row in|without matching records in|without a counterpart in|with no match in|with no matching record in|with no record in|with no records in|with no entry in|with no counterpart in|have no match in|has no match in|having no match in|that have no match in|which have no match in|have no record in|has no record in|do not match|does not match any|do not have a match in|does not have a match in|don't have a match in|do not have a record in|that do not match|not matched in|not matching in|no match in|no record in|not covered by",
    { kind: 'relation', relation: 'not_in' },
  ],
  [
    'present in|found in|available in|exist in|exists in|existing in|appear in|appears in|appeared in|also in|are also in|is also in|that are also in|also present in|also found in|also appear in|also exist in|listed in|contained in|included in|part of|matched in|matched with|matching in|with a match in|with a matching record in|that have a match in|which have a match in|have a match in|has a match in|having a match in|with a record in|with records in|which exist in|occurring in|occur in|recorded in|participate in|participated in|registered in',
    { kind: 'relation', relation: 'in' },
  ],
  [
    "differ|differs|different|differing|mismatch|mismatched|mismatching|mismatches|do not agree|does not agree|disagree|disagrees|do not match between|does not match between|don't match between|doesn't match between|not the same|is not the same|are not the same|not equal between|unequal|does not match|doesn't match|deviate|deviates|inconsistent|conflicting|is different|are different|has different|have different",
    { kind: 'mismatch' },
  ],
  [
    'duplicate|duplicated|duplicate values of|duplicate values in|duplicate values for|duplicates of|duplicates in|duplicates by|repeated|repeating|non-unique|not unique|duplicate records by|duplicates for',
    { kind: 'duplicate' },
  ],
  [
    'more than once|multiple times|several times|twice or more|at least twice|repeatedly|two or more times|occur more than once|occurs more than once|occurring more than once|appear more than once|appears more than once|appearing more than once|used more than once|appear multiple times|appears multiple times|occur multiple times|occurring multiple times|appearing multiple times|is repeated|are repeated|is duplicated|are duplicated|is not unique|are not unique|exist more than once|exists more than once|appear at least twice',
    { kind: 'repeated' },
  ],
  [
    'also show|also show me|also show the|and also show|and also show the|also include|also list|also display|also give|also add|also return|and show|and show the|and include|and display|as well as show|along with showing|also bring|include also|and add|plus show|including|together with showing|show also|additionally show|and additionally show',
    { kind: 'additional' },
  ],
  [
    'null|is null|are null|missing value|empty|is empty|are empty|unknown|is unknown|undefined|unset|not set|not filled|not filled in|is not set|are not set|is not filled|has no value|have no value|has no values|without a value|without value|without values|no value|not available|is not available|not given|is not given|not specified|is not specified|not populated|is not populated|not provided|nil',
    { kind: 'missing', orBlank: false, negated: false },
  ],
  [
    'blank|is blank|are blank|null or blank|blank or null|null or empty|empty or null|missing or blank|is null or blank|are null or blank|is blank or null|is null or empty|is empty or null|is missing or blank|blank or empty|is missing|are missing|is missing or null|missing or null|null or missing|left blank|left empty|not filled or blank',
    { kind: 'missing', orBlank: true, negated: false },
  ],
  [
    "not null|is not null|are not null|not empty|is not empty|not blank|is not blank|are not blank|not missing|is not missing|non-null|non null|filled|filled in|is filled|is set|is known|known|populated|is populated|has a value|have a value|is specified|is given|isn't null|isn't empty|isn't blank|present",
    { kind: 'missing', orBlank: true, negated: true },
  ],
  [
    "missing|without|without a|without an|without any|lacking|lack|lacks|with no|no|have no|has no|had no|having no|do not have|does not have|don't have|doesn't have|did not have|do not have any|does not have any|don't have any|doesn't have any|did not have any|that do not have any|that have no|which have no|that lack|do not have a|does not have a|with missing",
    { kind: 'lacking' },
  ],
];
