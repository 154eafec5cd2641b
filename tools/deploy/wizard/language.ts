/** Every sentence of the wizard stands in both languages beside itself. */
export const LANGUAGES = ['en', 'id'] as const;
export type Language = (typeof LANGUAGES)[number];

export type Sentence = { readonly [L in Language]: string };
