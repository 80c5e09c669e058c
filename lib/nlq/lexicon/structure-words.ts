import type { LexiconEntry } from './meaning';

/** Words that carry the frame of a question and nothing else. */
export const STRUCTURE_WORDS: readonly LexiconEntry[] = [
  [
    'show|show me|show us|list|list out|display|give|give me|give us|get|get me|fetch|find|find out|find me|return|print|retrieve|tell me|tell us|report|see|view|provide|select|identify|search|search for|look up|pull|output',
    { kind: 'filler' },
  ],
  [
    'please|can you|could you|would you|i want|i need|i want to know|i would like|i would like to see|we want|we need|want to see|need to see|let me know|help me',
    { kind: 'filler' },
  ],
  [
    "what|what is|what are|what were|what was|what's|when|do|does|did|there|is there|are there|was there|were there|can|could|would|will|should",
    { kind: 'filler' },
  ],
  [
    'the|a|an|all|all the|all of the|any|every|some|those|these|this|such|me|us|you|we|it|they|them|he|she|its|their|his|her|our|my|your|also|please show|overall|in total|altogether|ever|have ever|been|being|be|so|just|then|as well|too|currently|exactly|respectively|possible|corresponding|associated|whole|entire|full|complete|kind of|type of data|details of|detail of|details about|information of|information about|information on|info on|info about|details for|information for|existing|available|given|particular|certain|specific|own|table|tables',
    { kind: 'filler' },
  ],
  ['.|?|!|;|:|(|)|[|]|…|-|–|—|*|"|\'|/|•', { kind: 'filler' }],
  [
    'everything|record|row|entry|item|line|line item|datum|data|thing|one|tuple|detail|information|content|rows of data',
    { kind: 'row' },
  ],
  [
    'in|in the|across|across all|across all the|across the|throughout|inside|within|in our|in table|in the table',
    { kind: 'preposition', word: 'in' },
  ],
  [
    'of|of the|of all|of all the|among|amongst|out of|belonging to|that belong to|which belong to',
    { kind: 'preposition', word: 'of' },
  ],
  [
    'from|from the|coming from|come from|comes from|that come from|that comes from|who come from',
    { kind: 'preposition', word: 'from' },
  ],
  ['for|for the|for all|for all the|about', { kind: 'preposition', word: 'for' }],
  ['with|with the|with a|with an|along with|together with', { kind: 'preposition', word: 'with' }],
  ['on|on the|onto', { kind: 'preposition', word: 'on' }],
  ['at|at the', { kind: 'preposition', word: 'at' }],
  ['to|to the', { kind: 'preposition', word: 'to' }],
  [
    'which are|which is|who is|who are|that are|that is|which|that|who|where|whose|such that|where the|whose the|having the',
    { kind: 'relative' },
  ],
  ['is|are|was|were|has been|have been|equals to be|be', { kind: 'be' }],
  ['has|have|had|having|own|owns', { kind: 'have' }],
  ["'s", { kind: 'possessive' }],
  [
    'and|and also|as well as|plus|&|and the|and their|and its|and also the',
    { kind: 'connective', word: 'and' },
  ],
  ['or|or the', { kind: 'connective', word: 'or' }],
  ['but|but also|yet', { kind: 'connective', word: 'but' }],
  [',', { kind: 'connective', word: 'comma' }],
  [
    "not|never|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|do not|does not|did not|is not|are not|was not|were not|has not|have not|isnt|arent|dont|doesnt|except|except for|excluding|other than|that are not|which are not|that is not|which is not|who are not|without being",
    { kind: 'not' },
  ],
  ['both|both the', { kind: 'both' }],
  ['either|exactly one of|only one of|just one of|one of', { kind: 'either' }],
  ['only', { kind: 'only' }],
  [
    'but not both|but not in both|but not the both|not both|and not both|but not in both of them|but not both of them|not in both',
    { kind: 'not_both' },
  ],
];
