import { handle } from '@/lib/http/handle';
import { compileSentence } from '@/lib/sources/compile-sentence';
import { compileSentenceEndpoint } from '@/lib/sources/endpoints';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([compileSentenceEndpoint, compileSentence]);
