/** Names of the palette's tones: what a colour says, not which colour it is. */
export type ToneName = 'good' | 'bad' | 'warn' | 'info' | 'quiet' | 'violet';
