// Mantine dressed in the product's tokens (tokens.css): one accent, no shadows, short motion, Be Vietnam Pro throughout.
import { Button, createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = [
  '#e9f5f3',
  '#d3e8e5',
  '#a6d2cd',
  '#76bbb4',
  '#4fa8a0',
  '#369a92',
  '#1f7f7a',
  '#0f6c6b',
  '#0b5f61',
  '#064a4c',
];

// Mantine's greys of the dark scheme, in the slate of tokens.css: text first, page last.
const slate: MantineColorsTuple = [
  '#e7ebea',
  '#c9d0cf',
  '#9eaaa9',
  '#6c7979',
  '#3c474a',
  '#2e373a',
  '#20282b',
  '#1a2023',
  '#14191b',
  '#101416',
];

const motionMs = 100;

const family = "'Be Vietnam Pro', 'Lang Nghe Signs', system-ui, sans-serif";

/** Mantine sets the lines under its fields at 1.2, too tight for stacked marks. */
const roomForMarks = { fontSize: '0.8125rem', lineHeight: 1.5 };

export const theme = createTheme({
  colors: { teal, dark: slate },
  primaryColor: 'teal',
  primaryShade: { light: 8, dark: 3 },
  autoContrast: true,
  black: '#1b2325',
  fontFamily: family,
  fontFamilyMonospace: family,
  headings: { fontFamily: family, fontWeight: '600', textWrap: 'balance' },
  // Room for stacked marks (ễ, ậ): never tighter than 1.45.
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.55', lg: '1.6', xl: '1.6' },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  defaultRadius: 4,
  respectReducedMotion: true,
  components: {
    ModalRoot: {
      defaultProps: { transitionProps: { duration: motionMs, transition: 'fade' }, yOffset: '6vh' },
    },
    Menu: { defaultProps: { transitionProps: { duration: motionMs } } },
    Tooltip: { defaultProps: { transitionProps: { duration: motionMs }, openDelay: 300 } },
    Select: { defaultProps: { comboboxProps: { transitionProps: { duration: motionMs } } } },
    InputWrapper: { styles: { description: roomForMarks, error: roomForMarks } },
    Radio: { styles: { description: roomForMarks } },
    Checkbox: { styles: { description: roomForMarks } },
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      // Light teal on slate carries dark letters, deep teal on paper white ones.
      vars: (_, { variant = 'filled' }) => ({
        root: variant === 'filled' ? { '--button-color': 'var(--accent-ink)' } : {},
      }),
    }),
  },
});

/** Mantine's own surfaces and text follow the tokens, so that both schemes have one set of colours. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--sheet)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--quiet)',
    '--mantine-color-default': 'var(--sheet)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-disabled': 'var(--sunken)',
    '--mantine-color-disabled-color': 'var(--quiet)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-color-placeholder': 'var(--quiet)',
    '--mantine-color-error': 'var(--trouble)',
    '--mantine-color-anchor': 'var(--accent-text)',
    '--mantine-color-teal-filled': 'var(--accent)',
    '--mantine-color-teal-filled-hover': 'var(--accent-strong)',
    '--mantine-primary-color-contrast': 'var(--accent-ink)',
  };
  return { variables: {}, light: shared, dark: shared };
};
