import type { LexiconEntry } from './meaning';

/** Verbs that tie rows of two tables together and say no more than the join between them. */
export const LINKING_VERBS: readonly LexiconEntry[] = [
  [
    'place|placed|places|make|made|makes|take|took|taken|takes|taking|receive|received|receives|buy|bought|buys|ordered|purchase|purchased|hold|held|holds|holding',
    { kind: 'verb' },
  ],
  [
    'work|works|worked|working|work for|works for|work in|works in|working for|working in|worked in|worked for|work at|works at|employed by|employed in|live|lives|lived|live in|lives in|lived in|living in|reside|resides|reside in|stay|stayed|stays|stay in|located|located in|is located in|are located in|situated in|based in|locate in',
    { kind: 'verb' },
  ],
  [
    'attend|attends|attended|attending|enroll|enrolled|enrolled in|enrolls|register|registered|registered for|join|joined|joins|participate|participated|participates|participating|study|studies|studied|teach|teaches|taught|teaching|taught by|play|plays|played|playing|play for|plays for|played for|perform|performs|performed|performing',
    { kind: 'verb' },
  ],
  [
    'belong|belongs|belongs to|belong to|belonged to|belonging|use|uses|used|using|used by|owned|owned by|owning|include|contain|relate|related to|related|associated with|assigned to|assigned|linked to|connected to|involved in|involved',
    { kind: 'verb' },
  ],
  [
    'produce|produced|produced by|produces|make|made by|manufactured by|manufactured|manufacture|supply|supplied|supplied by|supplies|sell|sells|sold|sold by|selling|ship|shipped to|ship to|deliver|delivered|delivered by|provided by|offered|offered by|offers|offer|issued|issued by|published|published by|publish|publishes|written by|write|wrote|writes|directed by|direct|directed|created by|managed by|manage|manages|managed|lead|led by|led|run by|hosted|host|hosts|hosted by|served|serve|serves|serving|submitted|submitted by|submit|book|booked|booked by|visit|visited|visits|treated by|treated|treat|paid|paid by|pay|handled by|won|win|wins|winning|earned|earn|earns|get|gets|got|obtain|obtained|go to|went to|bring|apply|applied|review|reviewed|rated|rate|rate by|recorded|cover|covers|covered',
    { kind: 'verb' },
  ],
  [
    'happen|happened|happens|occur|occurred|occurs|correspond|corresponds|correspond to|corresponds to|correspond with|corresponds with|suffer|suffered|report|reported|reports|affect|affected|affects|affected by|operate|operated|operates|operated by|climb|climbed|climbs|sing|sang|sung|sings|advise|advises|advised|advised by|accommodate|accommodates|require|requires|required|possess|possesses|possessed|earning|compete|competed|competes|competing|studying|reside in|residing in|drive|drove|driven|drives|travel|traveled|travelled|nominate|nominated|appear|appeared|stored|store|stores|stored in|kept in|keep|keeps|kept|belonging in|provided|provide|provides|listed|listed in|lists|contained|given by|gave|gives|given to|sent|sent to|sends|send|spent|spend|spends|borrow|borrowed|borrows|lend|lent|rent|rented|rents|reserve|reserved|reserves|attached to|connected with|linked with|joining|carry|carried|carries|processed|processed by|process|prescribed|prescribe|prescribes|perform in|performed in|acted|acted in|act in|starred in|competed in|stationed in|headquartered in|placed by|bought by|ordered by customers|made up of|consist of|consists of|going to|went|collected|collect|collects|raised|raise|scored|score',
    { kind: 'verb' },
  ],
];
