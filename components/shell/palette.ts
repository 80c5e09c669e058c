import type { PaletteOptions } from '@mui/material/styles';

/** Colours of one state: text on its tint, and a solid for dots and lines. */
export interface Tone {
  readonly text: string;
  readonly tint: string;
  readonly solid: string;
}

export interface Tones {
  readonly good: Tone;
  readonly bad: Tone;
  readonly warn: Tone;
  readonly info: Tone;
  readonly quiet: Tone;
  readonly violet: Tone;
}

/** Surfaces and lines that Material's palette has no names for. */
export interface Surface {
  readonly nav: string;
  readonly sunken: string;
  readonly hover: string;
  readonly selected: string;
}

declare module '@mui/material/styles' {
  interface Palette {
    tone: Tones;
    surface: Surface;
  }
  interface PaletteOptions {
    tone?: Tones;
    surface?: Surface;
  }
}

export const lightPalette: PaletteOptions = {
  primary: { main: '#2F5AC7', dark: '#244AA8', light: '#5479DA', contrastText: '#FFFFFF' },
  error: { main: '#B42A21' },
  warning: { main: '#8F5A00' },
  success: { main: '#1C7348' },
  info: { main: '#2F5AC7' },
  background: { default: '#FBFBFC', paper: '#FFFFFF' },
  text: { primary: '#17191E', secondary: '#585E6B', disabled: '#8D93A0' },
  divider: '#E4E6EB',
  tone: {
    good: { text: '#176640', tint: '#E7F5ED', solid: '#2A9D64' },
    bad: { text: '#A3241C', tint: '#FDEDEB', solid: '#D5453B' },
    warn: { text: '#7A4D00', tint: '#FDF3DC', solid: '#D18B0B' },
    info: { text: '#2549A8', tint: '#EAF0FE', solid: '#3F6FE5' },
    quiet: { text: '#555B68', tint: '#F0F1F4', solid: '#9096A3' },
    violet: { text: '#6437A6', tint: '#F3EDFC', solid: '#8A5BD1' },
  },
  surface: { nav: '#F4F5F7', sunken: '#F7F8FA', hover: '#F4F6F9', selected: '#EDF2FE' },
};

export const darkPalette: PaletteOptions = {
  primary: { main: '#9DB4F8', dark: '#7E9BF3', light: '#BBCBFB', contrastText: '#10131B' },
  error: { main: '#F5948B' },
  warning: { main: '#E8B65A' },
  success: { main: '#6CCB98' },
  info: { main: '#9DB4F8' },
  background: { default: '#101114', paper: '#16181C' },
  text: { primary: '#EBECEF', secondary: '#A0A6B3', disabled: '#6C727F' },
  divider: '#2A2D34',
  tone: {
    good: { text: '#7BD6A5', tint: '#15291F', solid: '#3FB67C' },
    bad: { text: '#F8A29A', tint: '#331B1A', solid: '#E5645A' },
    warn: { text: '#EBC06E', tint: '#2E2412', solid: '#D49A2E' },
    info: { text: '#A6BCFA', tint: '#1A2440', solid: '#5F86F0' },
    quiet: { text: '#A9AFBB', tint: '#23262C', solid: '#7B8290' },
    violet: { text: '#C9AEF5', tint: '#281E3A', solid: '#A47BE4' },
  },
  surface: { nav: '#0C0D0F', sunken: '#131519', hover: '#1C1F24', selected: '#1A2236' },
};
