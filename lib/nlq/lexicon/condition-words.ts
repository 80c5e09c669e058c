import type { ComparisonOperator } from '../intent';
import type { LexiconEntry, Meaning } from './meaning';

const compare = (operator: ComparisonOperator, temporal = false): Meaning => ({
  kind: 'compare',
  operator,
  temporal,
});

/** Words that compare, match and name states. */
export const CONDITION_WORDS: readonly LexiconEntry[] = [
  [
    '=|==|equal|equals|equal to|is equal to|are equal to|equaling|exactly equal to|being|named|called|is called|is named|same as|the same as|of exactly|set to|is set to|marked|marked as|titled|with value|with the value',
    compare('='),
  ],
  [
    '<>|!=|≠|not equal to|not equal|is not equal to|does not equal|do not equal|different from|other than|is other than|is different from|differs from',
    compare('<>'),
  ],
  [
    '>|greater than|more than|larger than|higher than|bigger than|above|over|exceeding|exceeds|exceed|is above|is over|are above|are over|is greater than|is more than|is larger than|is higher than|are greater than|are more than|are higher than|is bigger than|in excess of|upwards of|strictly greater than|surpassing|that exceed|which exceed',
    compare('>'),
  ],
  [
    '>=|≥|at least|no less than|not less than|greater than or equal to|more than or equal to|greater or equal to|equal to or greater than|minimum of|a minimum of|is at least|are at least|or more than|not below|is greater than or equal to|no fewer than|not under|is not less than|equal or greater than',
    compare('>='),
  ],
  [
    '<|less than|fewer than|lower than|smaller than|below|under|beneath|is below|is under|are below|are under|is less than|is lower than|is smaller than|are less than|are lower than|short of',
    compare('<'),
  ],
  [
    '<=|≤|at most|no more than|not more than|less than or equal to|lower than or equal to|equal to or less than|not exceeding|up to|a maximum of|is at most|are at most|not above|does not exceed|do not exceed|is less than or equal to|not over|not greater than|no greater than|no higher than|is not more than',
    compare('<='),
  ],
  ['before|earlier than|prior to|until before', compare('<', true)],
  ['after|later than|past|following', compare('>', true)],
  ['since|starting from|from and after|as of|on or after|beginning|starting', compare('>=', true)],
  ['until|till|through|on or before|by end of|up until|no later than', compare('<=', true)],
  [
    'older than|are older than|is older than|over the age of|above the age of',
    { kind: 'comparative', operator: '>', about: ['age'] },
  ],
  [
    'younger than|are younger than|is younger than|under the age of|below the age of',
    { kind: 'comparative', operator: '<', about: ['age'] },
  ],
  ['heavier than', { kind: 'comparative', operator: '>', about: ['weight'] }],
  ['lighter than', { kind: 'comparative', operator: '<', about: ['weight'] }],
  ['taller than', { kind: 'comparative', operator: '>', about: ['height'] }],
  ['shorter than', { kind: 'comparative', operator: '<', about: ['height', 'length', 'duration'] }],
  ['longer than', { kind: 'comparative', operator: '>', about: ['length', 'duration', 'distance'] }],
  [
    'cheaper than|less expensive than',
    { kind: 'comparative', operator: '<', about: ['price', 'cost', 'fee'] },
  ],
  [
    'more expensive than|costlier than',
    { kind: 'comparative', operator: '>', about: ['price', 'cost', 'fee'] },
  ],
  [
    'between|is between|are between|in between|in the range of|in the range|ranging from|ranges from|range from|ranging between',
    { kind: 'between' },
  ],
  [
    'start with|starts with|starting with|begin with|begins with|beginning with|that start with|prefixed with|prefixed by|with prefix|with the prefix|start with the letter|starts with the letter|starting with the letter|begins with the letter|starting with letter|start with letter|started with',
    { kind: 'match', mode: 'starts_with' },
  ],
  [
    'end with|ends with|ending with|ending in|ends in|suffixed with|with suffix|that end with|end in|ends with the letter|ending with the letter|ended with',
    { kind: 'match', mode: 'ends_with' },
  ],
  [
    'contain|contains|containing|contain the string|contains the string|containing the string|contain string|has the string|with the string|contain substring|containing the substring|like|include|includes|has the word|contain the word|contains the word|containing the word|that contain|with the word|include the word|includes the word|including the word|has the substring|contain the substring|contains the substring|contains the substring|with the substring|has the letter|contain the letter|contains the letter|contains the phrase|contain the phrase|containing the phrase|contains text|contains the text|have the word|with the letter|having the word|with substring|has substring|contains substring',
    { kind: 'match', mode: 'contains' },
  ],
  ['active|enabled|valid', { kind: 'status', on: true }],
  ['inactive|disabled|invalid|deactivated|not active|non-active|in-active', { kind: 'status', on: false }],
  [
    'female|females|woman|women|girl|girls',
    { kind: 'coded', codes: ['f', 'female', 'w', 'woman'], about: ['gender', 'sex'] },
  ],
  ['male|males|man|men|boy|boys', { kind: 'coded', codes: ['m', 'male', 'man'], about: ['gender', 'sex'] }],
  ['zero', { kind: 'number', value: 0 }],
  ['two', { kind: 'number', value: 2 }],
  ['three', { kind: 'number', value: 3 }],
  ['four', { kind: 'number', value: 4 }],
  ['five', { kind: 'number', value: 5 }],
  ['six', { kind: 'number', value: 6 }],
  ['seven', { kind: 'number', value: 7 }],
  ['eight', { kind: 'number', value: 8 }],
  ['nine', { kind: 'number', value: 9 }],
  ['ten', { kind: 'number', value: 10 }],
  ['twelve', { kind: 'number', value: 12 }],
  ['twenty', { kind: 'number', value: 20 }],
  ['hundred|a hundred|one hundred', { kind: 'number', value: 100 }],
];
