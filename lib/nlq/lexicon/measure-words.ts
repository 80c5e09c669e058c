import type { LexiconEntry } from './meaning';

/** Words that count, add up, order, cut and group. */
export const MEASURE_WORDS: readonly LexiconEntry[] = [
  [
    'how many|count|count of|count the|count all|count all the|count how many|number of|the number of|numbers of|the numbers of|total number of|the total number of|total count of|the count of|counting|how many different types of',
    { kind: 'count', of: true },
  ],
  ['average|avg|mean|average of|mean of|the average of|on average', { kind: 'aggregate', function: 'avg' }],
  [
    'sum|sum of|total|total of|sum total of|sum up|add up|totals of|the sum of|summed|combined|cumulative',
    { kind: 'aggregate', function: 'sum' },
  ],
  ['minimum|min|minimum of|the minimum of|smallest|lowest|least', { kind: 'aggregate', function: 'min' }],
  [
    'maximum|max|maximum of|the maximum of|largest|highest|greatest|biggest',
    { kind: 'aggregate', function: 'max' },
  ],
  ['median|median of', { kind: 'aggregate', function: 'median' }],
  [
    'distinct|unique|different|different kinds of|different types of|distinct values of|unique values of|various|distinct number of|different values of',
    { kind: 'distinct' },
  ],
  [
    'per|for each|for every|of each|of every|in each|in every|within each|grouped by|group by|group them by|broken down by|split by|by each|per each|at each|on each|for each of the|from each|with each|break down by|for each distinct|for all the different|for different|by different|of each of the|in each of the|to each|by every|each',
    { kind: 'group' },
  ],
  ['by|by the|by their|by its', { kind: 'by' }],
  [
    'order by|ordered by|ordered by the|sort by|sorted by|sorted by the|order them by|sort them by|order the result by|order the results by|sort the result by|sort the results by|sorted in order of|in order of|in the order of|ranked by|rank by|arranged by|arrange by|in order by|sort the list by|order of|ordered according to|sorted according to|sort|sorted|ordered|listed in order of|sorted on|order the list by|order|ordering by|listed by',
    { kind: 'order' },
  ],
  [
    'ascending|in ascending order|ascending order|in ascending order of|ascending order of|asc|from lowest to highest|from low to high|from smallest to largest|lowest first|smallest first|oldest first|in alphabetical order|alphabetical order|alphabetically|in alphabetical order of|alphabetical order of|in lexicographical order|in lexicographic order|lexicographically|from oldest to newest|from youngest to oldest|in increasing order|increasing order|from the lowest to the highest|from earliest to latest|from a to z|in ascending alphabetical order|in chronological order|increasing|chronologically|in increasing order of|from youngest to the oldest',
    { kind: 'direction', direction: 'asc' },
  ],
  [
    'descending|in descending order|descending order|in descending order of|descending order of|desc|from highest to lowest|from high to low|from largest to smallest|highest first|largest first|newest first|latest first|most recent first|in reverse alphabetical order|reverse alphabetical order|from newest to oldest|from oldest to youngest|in decreasing order|decreasing order|from the highest to the lowest|from latest to earliest|in reverse order|in descending alphabetical order|in descending lexicographical order|in reverse lexicographical order|in reverse alphabetical order of|from most to least|decreasing|in decreasing order of|in descending order by',
    { kind: 'direction', direction: 'desc' },
  ],
  ['top|best', { kind: 'limit', direction: 'desc', ranks: true }],
  ['bottom|worst', { kind: 'limit', direction: 'asc', ranks: true }],
  ['first', { kind: 'limit', direction: 'desc', ranks: false }],
  ['last', { kind: 'limit', direction: 'asc', ranks: false }],
  [
    'most|most number of|largest number of|highest number of|greatest number of|maximum number of|biggest number of|most of the|the most',
    { kind: 'extreme', direction: 'desc' },
  ],
  [
    'fewest|least|smallest number of|lowest number of|minimum number of|least number of|fewest number of',
    { kind: 'extreme', direction: 'asc' },
  ],
  [
    'most common|most frequent|most popular|most frequently used|most commonly used|most often used',
    { kind: 'superlative', direction: 'desc', about: [] },
  ],
  [
    'least common|least frequent|least popular|rarest|least frequently used|least commonly used',
    { kind: 'superlative', direction: 'asc', about: [] },
  ],
  [
    'most expensive|costliest|priciest|dearest',
    { kind: 'superlative', direction: 'desc', about: ['price', 'cost', 'fee', 'rate', 'amount'] },
  ],
  [
    'cheapest|least expensive|most affordable',
    { kind: 'superlative', direction: 'asc', about: ['price', 'cost', 'fee', 'rate', 'amount'] },
  ],
  ['oldest', { kind: 'superlative', direction: 'desc', about: ['age'] }],
  ['youngest', { kind: 'superlative', direction: 'asc', about: ['age'] }],
  [
    'newest|latest|most recent|most recently|last recorded',
    { kind: 'superlative', direction: 'desc', about: ['date', 'time', 'year'] },
  ],
  ['earliest|least recent', { kind: 'superlative', direction: 'asc', about: ['date', 'time', 'year'] }],
  ['longest', { kind: 'superlative', direction: 'desc', about: ['length', 'duration', 'distance', 'time'] }],
  [
    'shortest',
    { kind: 'superlative', direction: 'asc', about: ['length', 'duration', 'distance', 'time', 'height'] },
  ],
  ['tallest', { kind: 'superlative', direction: 'desc', about: ['height'] }],
  ['heaviest', { kind: 'superlative', direction: 'desc', about: ['weight'] }],
  ['lightest', { kind: 'superlative', direction: 'asc', about: ['weight'] }],
  ['fastest|quickest', { kind: 'superlative', direction: 'desc', about: ['speed'] }],
  ['slowest', { kind: 'superlative', direction: 'asc', about: ['speed'] }],
  ['most populous|most populated', { kind: 'superlative', direction: 'desc', about: ['population'] }],
  ['day|daily|by day|per day', { kind: 'unit', unit: 'day' }],
  ['week|weekly', { kind: 'unit', unit: 'week' }],
  ['month|monthly', { kind: 'unit', unit: 'month' }],
  ['quarter|quarterly', { kind: 'unit', unit: 'quarter' }],
  ['year|yearly|annually', { kind: 'unit', unit: 'year' }],
];
